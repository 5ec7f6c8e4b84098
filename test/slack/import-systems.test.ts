import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf } from './bench.ts';
import { startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

const shop = readFileSync(new URL('../fixtures/catalog/shop.yaml', import.meta.url), 'utf8');

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
});

afterEach(() => team.bench.stop());

describe('somebody who pastes a Backstage catalog', () => {
  it('has its systems taken over, whatever people told of them before', async () => {
    await team.register('checkout', { ci: ['github-actions'], environments: ['production'] });
    await team.bench.slack.dm({ user: team.anna, text: `system import\n\`\`\`\n${shop}\`\`\`` });
    await team.bench.idle();
    expect(plainText(team.last())).toContain('I took over from the file: checkout, billing-api, shop');
    expect(buttonsOf(team.last())).toContain('ask:system-billing-api');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toMatchObject([
      { id: 'billing-api', record: { place: 'ecs' } },
      { id: 'checkout', record: { name: 'checkout', ci: 'jenkins', environments: ['production'] } },
      { id: 'shop' },
    ]);
    team.bench.slack.expectNoProblems();
  });

  it('can type it as a command, and is told by line what cannot be used', async () => {
    const told = await team.type(team.anna, 'system import\nkind: Component\nmetadata:\n  title: no name');
    expect(told.ephemeralTo).toBe(team.anna.id);
    expect(plainText(told)).toMatch(/I took over nothing.*3: metadata\.name/su);
    team.bench.slack.expectNoProblems();
  });

  it('need not wait longer for each of them the more there are: what is known is read once', async () => {
    const { slack, store } = team.bench;
    const list = vi.spyOn(store.systems, 'list');
    const many = Array.from({ length: 120 }, (_, at) => `kind: System\nmetadata: { name: system-${at} }`).join(
      '\n---\n',
    );
    await slack.dm({ user: team.anna, text: `system import\n${many}` });
    await team.bench.idle();
    const { length: reads } = list.mock.calls;
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(10);
    expect(await store.systems.list(slack.team.id)).toHaveLength(120);
  });

  it('of more systems than a message holds has none taken over, and is told so', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `kind: System\nmetadata: { name: system-${at} }`).join(
      '\n---\n',
    );
    await team.bench.slack.dm({ user: team.anna, text: `system import\n${many}` });
    await team.bench.idle();
    expect(plainText(team.last())).toContain('so I took over nothing');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toEqual([]);
  });

  it('sees which file something is from when it was taken over outside of Slack', async () => {
    const record = { name: 'kiosk', place: 'heroku', using: [], environments: [], values: {}, facts: {}, contacts: {} };
    const change = {
      tenant: team.bench.slack.team.id,
      id: 'kiosk',
      record,
      person: 'catalog-info.yaml',
      at: Date.now(),
    };
    await team.bench.store.systems.save(change);
    await team.type(team.ben, 'rollback kiosk to v7');
    expect(team.rootTexts().at(-1)).toMatch(/recorded of kiosk, changed .* by catalog-info\.yaml/u);
    team.bench.slack.expectNoProblems();
  });
});
