import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { fieldsIn, shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

/** What earlier versions of this program put on people's screens. Never changed, only added to. */
const recorded = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../fixtures/buttons/systems.json', import.meta.url), 'utf8')));

let team: SystemsTeam;
let answer: StoredMessage;

beforeEach(async () => {
  team = await startSystemsTeam();
  await team.type(team.anna, 'rollback from v2.4 to v2.3 on eks with helm');
  answer = team.roots()[0]!;
});

afterEach(() => team.bench.stop());

const press = async (value: string): Promise<boolean> => {
  const blocks = answer.blocks.map((block) => ({
    ...block,
    ...(Array.isArray(block['elements']) && {
      elements: block['elements'].map((one: object) =>
        'action_id' in one && one.action_id === 'fill_gaps' ? { ...one, value } : one,
      ),
    }),
  }));
  Object.assign(answer, { blocks });
  const { acknowledged } = await team.bench.slack.clickButton(answer, 'fill_gaps', { user: team.anna });
  await team.bench.slack.settled();
  return acknowledged;
};

const withMetadata = (form: StoredView, name: string): void => {
  const text = (recorded[name] ?? '').replaceAll('CHANNEL', team.channel.id).replaceAll('THREAD', answer.ts);
  Object.assign(form, { content: { ...form.content, private_metadata: text } });
};

describe('a button or form from before an upgrade', () => {
  it('still fills in what an answer lacks', async () => {
    expect(await press(recorded['fill in what is missing'] ?? '')).toBe(true);
    const form = team.formOf(team.anna);
    expect(fieldsIn(form)).toEqual(['namespace', 'revision']);
    withMetadata(form, 'form of what is missing');
    await team.bench.slack.submitView(form, { 'gap:namespace': 'shop' });
    await team.bench.idle();
    expect(plainText(answer)).toContain('-n shop');
    team.bench.slack.expectNoProblems();
  });

  it('still saves a system', async () => {
    await team.register('checkout', shop);
    const form = await team.open(team.ben, 'system edit checkout');
    withMetadata(form, 'form of a system');
    await team.submit(form, { ci: ['jenkins'] });
    expect(await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout')).toMatchObject({
      revision: 2,
      record: { ci: 'jenkins', place: 'eks' },
    });
    team.bench.slack.expectNoProblems();
  });

  it.each(['', 'nonsense', '{"v":2,"gaps":[]}', '{"v":1,"gaps":[]}'])(
    'that says nothing we know is acknowledged and does nothing: %j',
    async (value) => {
      expect(await press(value)).toBe(true);
      expect(team.bench.slack.modalOf(team.anna)).toBeUndefined();
      expect(team.bench.logged.join('')).toContain('a button that is none of ours');
    },
  );
});
