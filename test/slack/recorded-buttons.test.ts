import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import * as surface from '../../src/slack/surface.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

const element = z.object({
  /** As `src/slack/surface.ts` calls it; of a family of ids, how they begin. */
  id: z.string(),
  on: z.enum(['message', 'home', 'form']),
  action_id: z.string(),
  value: z.string().optional(),
  option: z.string().optional(),
  options: z.array(z.string()).optional(),
  metadata: z.string().optional(),
});
type Recorded = z.output<typeof element>;

const form = z.object({ id: z.string(), metadata: z.string(), values: z.record(z.string(), z.unknown()) });

/** What earlier versions put on people's screens, and this one does. Never changed, only added to. */
const recorded = z
  .object({ elements: z.array(element), forms: z.array(form) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/buttons/by-id.json', import.meta.url), 'utf8')));

/** What is no button and no form: the command, what stands in Slack's own menus, a reaction. */
const typed = new Set(['commandName', 'shortcutId', 'timelineShortcutId', 'timelineReaction']);
/** All of these begin in one way, and each of them is in the list by itself. */
const family = new Set(['runButton']);

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof RegExp) return [value.source.replace(/^\^/u, '')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

let team: SystemsTeam;
let root: StoredMessage | undefined;
let home: StoredView | undefined;

const open = async (): Promise<void> => {
  team = await startSystemsTeam();
  [root, home] = [undefined, undefined];
  await team.register('checkout', shop);
};

/** An answer, once one of this story needs it. */
const answer = async (): Promise<StoredMessage> => {
  if (root === undefined) await team.type(team.anna, 'rollback checkout from v2.4 to v2.3');
  return (root ??= team.roots().at(-1)!);
};

const opened = async (): Promise<StoredView> => {
  if (home === undefined) {
    await team.bench.slack.openHome(team.anna);
    await team.bench.idle();
  }
  return (home ??= team.bench.slack.homeOf(team.anna)!);
};

const close = (): Promise<void> => team.bench.stop();

const filled = async (text: string): Promise<string> =>
  text
    .replaceAll('TENANT', team.bench.slack.team.id)
    .replaceAll('CHANNEL', team.channel.id)
    .replaceAll('THREAD', text.includes('THREAD') ? (await answer()).ts : '')
    .replaceAll('USER', team.anna.id);

const screenOf = async ({ on, metadata }: Recorded): Promise<StoredMessage | StoredView> => {
  if (on === 'message') return answer();
  if (on === 'home') return opened();
  const open = await team.open(team.anna, 'system add');
  Object.assign(open, { content: { ...open.content, private_metadata: await filled(metadata ?? '') } });
  return open;
};

const plain = (text: string) => ({ type: 'plain_text', text });

/** Puts it on the screen as it was recorded, whatever stands there by now, and uses it. */
const use = async (one: Recorded, blockId = 'recorded'): Promise<boolean> => {
  const { slack } = team.bench;
  const screen = await screenOf(one);
  const { action_id, value, option, options } = one;
  const chosen = options ?? (option === undefined ? undefined : [option]);
  const as =
    chosen === undefined
      ? { type: 'button', action_id, text: plain('then'), value: await filled(value ?? '') }
      : {
          type: options === undefined ? 'static_select' : 'multi_static_select',
          action_id,
          options: await Promise.all(chosen.map(async (each) => ({ text: plain(each), value: await filled(each) }))),
        };
  const others = screen.blocks.filter((block) => !JSON.stringify(block).includes(`"${action_id}"`));
  const blocks = [...others, { type: 'actions', block_id: blockId, elements: [as] }];
  Object.assign(screen, 'content' in screen ? { blocks, content: { ...screen.content, blocks } } : { blocks });
  const { acknowledged } =
    chosen === undefined
      ? await slack.clickButton(screen, action_id, { user: team.anna, blockId })
      : await slack.choose(screen, action_id, options ?? option ?? '', { user: team.anna, blockId });
  await slack.settled();
  await team.bench.idle();
  return acknowledged;
};

const logged = (): string => team.bench.logged.join('');
const strange = /none of ours|of another tenant|request failed|request not taken/u;

describe('whatever can be pressed, chosen or sent', () => {
  it('is recorded: a new id wants a sample of what it carries', () => {
    const ids = Object.entries(surface)
      .filter(([name]) => !typed.has(name) && !family.has(name))
      .flatMap(([, value]) => idsIn(value));
    const samples = new Set([...recorded.elements, ...recorded.forms].map(({ id }) => id));
    expect(ids.filter((id) => !samples.has(id))).toEqual([]);
    expect([...samples].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is heard under a name of that list, and no other', () => {
    const folder = new URL('../../src/slack/listeners/', import.meta.url);
    const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(sources.join('\n').match(/app\.(?:action|view|shortcut)\(/gu)?.length).toBeGreaterThan(10);
    for (const source of sources) expect(source).not.toMatch(/(?:action_id|callback_id):\s*['"`]/u);
  });
});

describe('what an earlier version put on a screen', () => {
  beforeEach(open);
  afterEach(close);

  it.each(recorded.elements)('is still understood: $action_id on a $on, carrying $value$option', async (one) => {
    expect(await use(one)).toBe(true);
    expect(logged()).not.toMatch(strange);
  });

  it.each(recorded.forms)(
    'is still understood when it is sent: $id with $metadata',
    async ({ id, metadata, values }) => {
      const { slack } = team.bench;
      const view = {
        id: 'V0RECORDED',
        hash: '1.recorded',
        type: 'modal',
        callback_id: id,
        private_metadata: await filled(metadata),
        state: { values },
        blocks: [],
      };
      const where = { id: slack.team.id, domain: 'acme' };
      const user = { id: team.anna.id, team_id: slack.team.id };
      const payload = { type: 'view_submission', team: where, user, api_app_id: slack.appId, view };
      const { acknowledged, body } = await slack.deliver({ kind: 'interactive', payload });
      await team.bench.idle();
      expect(acknowledged).toBe(true);
      expect(JSON.stringify(body ?? '')).not.toContain('errors');
      expect(logged()).not.toMatch(strange);
    },
  );
});

describe('what no version put there', () => {
  // It does nothing, so one screen is enough for all of it.
  beforeAll(async () => {
    await open();
    await answer();
    await opened();
  });
  afterAll(close);

  const carrying = recorded.elements.filter(({ id, on }) => id !== 'ask:' && on !== 'form' && id !== 'run:begin');
  const free = new Set([
    'home_system',
    'home_list',
    'incident:open',
    'incident:note',
    'incident:update',
    'incident:action',
    'incident:catch-up',
    'incident:close',
  ]);

  it.each(carrying.filter(({ id }) => !free.has(id)))(
    'is acknowledged and does nothing: $action_id on a $on',
    async (one) => {
      const before = team.bench.logged.length;
      const nonsense = one.option === undefined ? { value: '{"v":99,"x":"nonsense"}' } : { option: '99|nonsense' };
      expect(await use({ ...one, ...nonsense })).toBe(true);
      const since = team.bench.logged.slice(before).join('');
      expect(since).toContain('none of ours');
      expect(since).not.toContain('request received');
    },
  );
});

describe('a button', () => {
  beforeEach(open);
  afterEach(close);

  const ask = recorded.elements.find(({ id }) => id === 'ask:')!;

  it('says whose it is and of which version, wherever it stands', async () => {
    await team.type(team.anna, 'nonsense that nobody understands --private');
    const ids = [await answer(), await opened(), team.last()].flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'actions').map((block) => String(block['block_id'])),
    );
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(id).toMatch(/^(?:own:1:T0FAKE0001:\d+|filters:.*)$/u);
  });

  it('of this workspace is heard', async () => {
    expect(await use(ask, `own:1:${team.bench.slack.team.id}:4`)).toBe(true);
    expect(logged()).not.toMatch(strange);
  });

  it('of another workspace is acknowledged, and does nothing here', async () => {
    await answer();
    const before = team.bench.logged.length;
    expect(await use({ ...ask, value: 'system remove checkout for good' }, 'own:1:T0OTHER0001:4')).toBe(true);
    const since = team.bench.logged.slice(before).join('');
    expect(since).toContain('a button of another tenant');
    expect(since).not.toContain('request received');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toHaveLength(1);
  });
});
