import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Delivery } from '../../src/playground/slack/senders/outgoing.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf } from '../slack/bench.ts';
import { minute, roleBlock } from '../slack/incidents-bench.ts';
import type { Chance } from './chance.ts';
import type { Fleet } from './fleet.ts';

export interface StoryParts {
  readonly slack: FakeSlack;
  readonly fleet: Fleet;
  readonly chance: Chance;
  /** How likely it is that a process is killed at a step. */
  readonly strikes: number;
  readonly channel: Channel;
  readonly anna: User;
  readonly ben: User;
}

/** What is left of it, for everybody to see. */
export interface Told {
  /** What the bot said to everybody. */
  readonly messages: readonly StoredMessage[];
  /** The rows of the timeline in the draft of the review: the time, who, and what. */
  readonly timeline: readonly (readonly [at: string, who: string, what: string])[];
  /** Who pressed at the same moment as somebody else, and lost, was told so. */
  readonly explained: readonly boolean[];
}

/** As long as a killed process may keep others from what it had in hand. */
const leaseOverMs = 5_000;
const patienceMs = 60_000;
const againMs = 200;
const formComesMs = 3_000;
/** A kill falls before it is written down, before it is shown, or between two messages. */
const strikesWithinMs = 250;
const certainWithin = 12;

const comes = async (shows: () => boolean, withinMs: number): Promise<boolean> => {
  const end = performance.now() + withinMs;
  while (!shows() && performance.now() < end) await sleep(10);
  return shows();
};

const rowsOf = (review: string): Told['timeline'] =>
  review
    .replaceAll('\\', '')
    .split('\n')
    .flatMap((row) => {
      const [, at = '', who = '', what = ''] = /^\| (20\S+) \| (.*?) \| (.*) \|$/u.exec(row) ?? [];
      return at === '' ? [] : [[at, who, what] as const];
    });

/** Two people bring a service back, while processes of the bot die at any moment of it. */
export async function playIncident(parts: StoryParts): Promise<Told> {
  const { slack, fleet, chance, strikes, channel, anna, ben } = parts;
  let striking: Promise<void> = Promise.resolve();
  const explained: boolean[] = [];
  const ours = (): StoredMessage[] =>
    slack.messages.filter((one) => one.fromBot && one.channel === channel && one.ephemeralTo === undefined);
  const having = (button: string): StoredMessage | undefined => ours().find((one) => buttonsOf(one).includes(button));
  const text = (message: StoredMessage | undefined): string => (message === undefined ? '' : plainText(message));
  const said = (words: string): StoredMessage | undefined => ours().find((one) => text(one).includes(words));

  const reached = (act: () => Promise<Delivery>): Promise<Delivery> => {
    fleet.reach();
    return act();
  };
  const see = async (what: string, shows: () => boolean): Promise<void> => {
    if (await comes(shows, patienceMs)) return;
    await striking;
    throw new Error(`nobody ever saw ${what}; the bot said:\n${ours().map(text).join('\n---\n')}`);
  };
  /** One of the acts is struck in any case. */
  const fatal = Math.floor(chance.between(1, certainWithin));
  let acts = 0;
  /** Who was killed is back before somebody else dies. */
  const perhapsStrike = async (): Promise<void> => {
    await striking;
    acts += 1;
    if (acts !== fatal && !chance.happens(strikes)) return;
    const afterMs = chance.between(0, strikesWithinMs);
    striking = sleep(afterMs).then(() => fleet.strike());
  };
  /** Whom Slack tells that it did not go through waits a moment, looks, and does it again. */
  const insist = async (act: () => Promise<Delivery>, shows: () => boolean): Promise<boolean> => {
    const { acknowledged } = await reached(act);
    if (acknowledged) return true;
    await striking;
    if (await comes(shows, leaseOverMs)) return false;
    while (!(await reached(act)).acknowledged) await sleep(againMs);
    return false;
  };
  const step = async (what: string, act: () => Promise<Delivery>, shows: () => boolean): Promise<void> => {
    await perhapsStrike();
    await insist(act, shows);
    await see(what, shows);
  };
  /** Both at the same moment: one of them has their way. */
  const both = async (what: string, act: (user: User) => Promise<Delivery>, shows: () => boolean): Promise<void> => {
    await perhapsStrike();
    const privately = (): number => slack.messages.filter(({ ephemeralTo }) => ephemeralTo !== undefined).length;
    const before = privately();
    const heard = await Promise.all([anna, ben].map((user) => insist(() => act(user), shows)));
    await see(what, shows);
    if (heard.every(Boolean)) explained.push(await comes(() => privately() > before, patienceMs));
  };
  /** Slack lets a form be opened for three seconds: whoever gets none presses again. */
  const fill = async (button: string, user: User, values: Record<string, string>, shows: () => boolean) => {
    const form = () => slack.modalOf(user);
    const opens = () => form() !== undefined;
    await perhapsStrike();
    do await insist(() => slack.clickButton(card(), button, { user }), opens);
    while (!(await comes(opens, formComesMs)));
    await step(`what was entered in ${button}`, () => slack.submitView(form()!, values), shows);
  };

  const command = (user: User, words: string) => () => slack.command({ user, channel, text: words });
  const card = (): StoredMessage => having('incident:update')!;
  const shown = (words: string) => (): boolean => text(having('incident:update')).includes(words);
  const take = (role: string) => (user: User) =>
    slack.clickButton(card(), 'incident:take', { user, blockId: roleBlock(card(), role) });

  await step('the incident', command(anna, 'incident sev2 checkout is slow'), shown('declared the incident'));
  await step('who commands', () => take('Commander')(anna), shown('is Incident Commander'));
  await both('who is deputy', take('Deputy'), shown('is Deputy'));

  const rollback = 'rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only';
  const plan = () => ours().find((one) => buttonsOf(one).includes('run:begin') && text(one).includes('to v2.3'));
  await step('the plan', command(anna, rollback), () => plan() !== undefined);
  const run = () => having('run:close');
  const runs = (words: string) => (): boolean => text(run()).includes(words);
  const press = (button: string, user: User) => () => slack.clickButton(run()!, button, { user });
  await step('the run-sheet', () => slack.clickButton(plan()!, 'run:begin', { user: anna }), runs('▸ 1.'));
  await step('step 1 done', press('run:done', anna), runs('▸ 2.'));
  await both('step 2 failed', (user) => slack.clickButton(run()!, 'run:failed', { user }), runs('✗ 2.'));
  await step('step 2 skipped', press('run:skip', ben), runs('▸ 3.'));
  await step('step 3 done', press('run:done', anna), runs('▸ 4.'));
  const reminders = (): string[] => slack.scheduled.map(({ postAt, text: words }) => `${postAt} ${words}`);
  const paused = () => slack.scheduled.filter((one) => one.text.includes('has been off since'));
  await step('step 4 done', press('run:done', anna), () => runs('▸ 5.')() && paused().length === 17);
  await step(
    'the handover',
    () => slack.choose(run()!, 'run:hand', ben.id, { user: anna }),
    () => runs('has it in hand')() && said('hands over to you') !== undefined,
  );

  await fill('incident:note', ben, { text: 'a pool ran dry in zone b' }, shown('a pool ran dry in zone b'));
  await fill(
    'incident:update',
    anna,
    { condition: 'one of ten orders fails' },
    () => said('Next update within') !== undefined,
  );
  await see('the update in the timeline', shown('told the others'));
  await see('one reminder at each time', () => reminders().length === 21 && new Set(reminders()).size === 21);
  const status = /"value":"(1\|[^"]*\|status\|mitigated\|\d+)"/u.exec(JSON.stringify(card().blocks))?.[1] ?? '';
  await step(
    'that it is mitigated',
    () => slack.choose(card(), 'incident:status', status, { user: ben }),
    shown('set the status to mitigated'),
  );
  await step('the plan closed', press('run:close', ben), () => said('closed before it was known') !== undefined);
  await see('the end of the plan in the timeline', shown('closed the plan'));

  const due = paused()[0]?.postAt ?? 0;
  // What else is due then is said too: Slack takes back nothing that is due within the minute.
  slack.advance(due * 1000 - Date.now() + 2 * minute);
  const reminder = () => having('run:resumed');
  await see('the reminder of what is off', () => reminder() !== undefined);
  await step(
    'that it is on again',
    () => slack.clickButton(reminder()!, 'run:resumed', { user: ben }),
    () => paused().length === 0,
  );
  await step(
    'the incident closed',
    () => slack.clickButton(card(), 'incident:close', { user: anna }),
    () => slack.files.length > 0,
  );
  await striking;
  await see('the end on the card', () => said('Closed by') !== undefined);
  await see('no reminder any more', () => slack.scheduled.length === 0);
  return {
    messages: ours(),
    timeline: slack.files.flatMap(({ content }) => rowsOf(String(content))),
    explained,
  };
}
