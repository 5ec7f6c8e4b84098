import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { itemOn, startTickTeam, ticked, type TickTeam } from './ticks-bench.ts';

const [rollback, cost, logs] = [
  'Rollback is defined and tested',
  'Cost is monitored and optimised',
  'Logs are aggregated and searchable',
] as const;
const link = 'https://wiki.example/drills/2026-11-20';

let team: TickTeam;
let anna: StoredView;
let ben: StoredView;

beforeEach(async () => {
  team = await startTickTeam();
  [anna, ben] = [await team.home(team.anna), await team.home(team.ben)];
});

afterEach(() => team.bench.stop());

const formFor = async (home: StoredView, item: string): Promise<StoredView> => {
  const { slack } = team.bench;
  await slack.clickButton(home, 'tick', { blockId: itemOn(home, item).blockId });
  await slack.settled();
  return slack.modalOf(home.user)!;
};

const inPhase = async (home: StoredView, list: string): Promise<void> => {
  await team.bench.slack.choose(home, 'home_list', list);
  await team.bench.idle();
};

describe('two people who tick at once', () => {
  it('lose nothing, when it is not the same item', async () => {
    const { slack } = team.bench;
    const forms = [await formFor(anna, rollback), await formFor(ben, cost)];
    await Promise.all(forms.map((form, at) => slack.submitView(form, { proof: `${link}/${at}` })));
    await team.bench.idle();
    for (const home of [anna, ben]) {
      expect(new Set(ticked(home))).toEqual(new Set([rollback, cost]));
      expect(itemOn(home, rollback).below).toContain(`@${team.anna.id}`);
      expect(itemOn(home, cost).below).toContain(`@${team.ben.id}`);
    }
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it('both have ticked it, when it is the same one: the proof that came last is shown, the other is kept', async () => {
    const { slack, store } = team.bench;
    const forms = [await formFor(anna, rollback), await formFor(ben, rollback)];
    await slack.submitView(forms[0]!, { proof: `${link}/a` });
    await team.bench.idle();
    await slack.submitView(forms[1]!, { proof: `${link}/b` });
    await team.bench.idle();
    expect(ticked(anna)).toEqual([rollback]);
    expect(itemOn(anna, rollback).below).toContain(`${link}/b`);
    expect(await store.ticks.of(slack.team.id, '')).toMatchObject([{ person: team.ben.id, version: 2 }]);
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it('see it ticked once, when it takes no proof', async () => {
    const { slack, store } = team.bench;
    await inPhase(anna, 'phase/plan');
    await inPhase(ben, 'phase/plan');
    const item = 'Define the environments';
    const { blockId } = itemOn(anna, item);
    const other = itemOn(ben, item).blockId;
    await Promise.all([
      slack.clickButton(anna, 'tick', { blockId }),
      slack.clickButton(ben, 'tick', { blockId: other }),
    ]);
    await team.bench.idle();
    expect(ticked(anna)).toEqual([item]);
    expect(ticked(ben)).toEqual([item]);
    expect(await store.ticks.of(slack.team.id, '')).toMatchObject([{ item: 'define-environments', version: 1 }]);
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it('take nothing away that they have not seen: whoever unticks an older proof is told that there is a new one', async () => {
    const { slack, store } = team.bench;
    await team.prove(anna, rollback, `${link}/old`);
    const { blockId } = itemOn(ben, rollback);
    // What Ben looks at stays as it is while somebody brings new proof.
    const [before] = await store.ticks.of(slack.team.id, '');
    await store.ticks.save(slack.team.id, '', {
      ...before!,
      person: team.anna.id,
      at: Date.now(),
      evidence: `${link}/new`,
      seen: 1,
    });
    await slack.clickButton(ben, 'tick', { blockId });
    await team.bench.idle();
    expect(ticked(ben)).toEqual([rollback]);
    expect(itemOn(ben, rollback).below).toContain(`${link}/new`);
    expect(plainText(ben)).toContain(`@${team.anna.id} ticked this again after you had looked, so it stays ticked.`);
    expect(plainText(anna)).not.toContain('after you had looked');
    await team.press(ben, rollback);
    expect(ticked(anna)).toEqual([]);
    expect(plainText(ben)).not.toContain('after you had looked');
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });
});

describe('what somebody ticked', () => {
  it('is on every open Home within a second', async () => {
    const { slack } = team.bench;
    const form = await formFor(anna, logs);
    await slack.submitView(form, { proof: link });
    const end = performance.now() + 1000;
    while (performance.now() < end && !(ticked(ben).includes(logs) && ticked(anna).includes(logs))) await sleep(10);
    expect([ticked(anna), ticked(ben)]).toEqual([[logs], [logs]]);
    await team.bench.idle();
  });

  it('is on all of them also when Slack takes no more for a moment, and when one of them is gone', async () => {
    const { slack } = team.bench;
    const others: StoredView[] = [];
    for (const name of ['cleo', 'dora', 'emil', 'finn']) others.push(await team.home(slack.addUser(name)));
    const form = await formFor(anna, rollback);
    slack.failNext('views.publish', { delayMs: 50 });
    slack.failNext('views.publish', { error: 'user_not_found' });
    slack.failNext('views.publish', { status: 429, retryAfterSeconds: 1 }, 2);
    await slack.submitView(form, { proof: link });
    const shown = (): number => [anna, ben, ...others].filter((home) => ticked(home).includes(rollback)).length;
    const end = performance.now() + 5000;
    while (performance.now() < end && shown() < 5) await sleep(20);
    await slack.settled();
    expect(shown()).toBe(5);
  });

  it('is shown after all when the bot stopped before it could show it', async () => {
    const { slack } = team.bench;
    const form = await formFor(anna, rollback);
    slack.failNext('views.publish', { status: 503 }, 50);
    await slack.submitView(form, { proof: link });
    await slack.settled();
    await team.bench.stopApp();
    expect(ticked(ben)).toEqual([]);
    slack.clearFaults();
    await team.bench.restart();
    const end = performance.now() + 5000;
    while (performance.now() < end && !(ticked(ben).includes(rollback) && ticked(anna).includes(rollback)))
      await sleep(20);
    expect([ticked(anna), ticked(ben)]).toEqual([[rollback], [rollback]]);
  });

  it('is shown also where Slack has another Home than the one that was published last', async () => {
    const { slack } = team.bench;
    // It was done, and its answer got lost: what we think is there is not.
    slack.failNext('views.publish', { loseResponse: true });
    await inPhase(anna, 'phase/assess').catch(() => {});
    const end = performance.now() + 5000;
    while (performance.now() < end && slack.callsTo('views.publish').length < 4) await sleep(20);
    await slack.settled();
    expect(plainText(anna)).toContain('Assess of your system');
    await team.prove(ben, rollback, link);
    await inPhase(anna, 'checklist/production-readiness');
    expect(ticked(anna)).toEqual([rollback]);
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it('is not published anew to whoever looks at another system', async () => {
    const { slack, store } = team.bench;
    await store.ticks.save(slack.team.id, 'till', {
      list: 'phase/plan',
      item: 'define-environments',
      ticked: true,
      person: team.anna.id,
      at: Date.now(),
      seen: 0,
    });
    await team.home(team.anna);
    await slack.choose(anna, 'home_system', 'till');
    await team.bench.idle();
    const before = slack.callsTo('views.publish').length;
    await team.prove(ben, rollback, link);
    const told = slack.callsTo('views.publish').slice(before);
    expect(told.map(({ args }) => args['user_id'])).toEqual([team.ben.id]);
    expect(plainText(anna)).toContain('Production readiness of till');
    slack.expectNoProblems();
  });
});

describe('a box from an earlier version', () => {
  const recorded = JSON.parse(
    readFileSync(new URL('../fixtures/buttons/tick.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<string, string>>;

  /** Anna's Home is as an earlier version left it: with that button, and with nothing but the conversation to go with it. */
  const press = async (value: string): Promise<boolean> => {
    const { slack } = team.bench;
    const { blockId } = itemOn(anna, rollback);
    const old = anna.blocks.map((block) =>
      block['block_id'] === blockId ? { ...block, accessory: { ...(block['accessory'] as object), value } } : block,
    );
    Object.assign(anna, { blocks: old, content: { ...anna.content, private_metadata: slack.dmOf(team.anna).id } });
    const { acknowledged } = await slack.clickButton(anna, 'tick', { blockId });
    await slack.settled();
    await team.bench.idle();
    return acknowledged;
  };

  const item = { list: 'phase/plan', item: 'define-environments', ticked: true, version: 1 };

  it.each([
    ['tick of your system', ''],
    ['tick of checkout', 'checkout'],
  ])('still does what it says: %s', async (name, system) => {
    expect(await press(recorded[name] ?? '')).toBe(true);
    const { slack, store } = team.bench;
    expect(await store.ticks.of(slack.team.id, system)).toMatchObject([item]);
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it('still asks for proof', async () => {
    expect(await press(recorded['proof is asked for'] ?? '')).toBe(true);
    const { slack, store } = team.bench;
    expect(plainText(slack.modalOf(team.anna)!)).toContain('Record of a rollback');
    expect(await store.ticks.of(slack.team.id, '')).toEqual([]);
    slack.expectNoProblems();
  });

  it('whose item is no longer in the list ticks nothing, and says so', async () => {
    expect(await press(recorded['gone from the list'] ?? '')).toBe(true);
    const { slack, store } = team.bench;
    expect(plainText(anna)).toContain('That item is no longer in the list');
    expect(await store.ticks.of(slack.team.id, '')).toEqual([]);
    slack.expectNoProblems({ except: ['hash_conflict'] });
  });

  it.each([
    ['of another workspace', (value: string) => value.replace('T0FAKE0001', 'T0OTHER')],
    ['of a version we do not know', (value: string) => value.replace('"v":1', '"v":99')],
    ['that somebody made up', () => '{"v":1}'],
    ['that is nothing at all', () => 'tick'],
  ])('does nothing when it is one %s', async (_, change) => {
    expect(await press(change(recorded['tick of your system']!))).toBe(true);
    expect(await team.bench.store.ticks.systems(team.bench.slack.team.id)).toEqual([]);
    expect(await team.bench.store.ticks.systems('T0OTHER')).toEqual([]);
    expect(team.bench.logged.join('')).toContain('a button that is none of ours');
  });
});
