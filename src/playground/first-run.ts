import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { everyBlock, interactiveElements } from './slack/block-kit/interactive-elements.ts';
import { type Slack } from './slack/open-slack.ts';
import { stringOf } from './slack/json-object.ts';
import { enteredValues, type Entries } from './slack/senders/entered-values.ts';
import { type StoredView } from './slack/state/view-store.ts';
import { type Acme } from './acme.ts';

/** Where a pipeline tells the bot of releases. */
export interface ReleaseHook {
  readonly url: string;
  readonly secret: string;
}

/** What a team would tell of its system, by the fields of the bot's form. */
const CHECKOUT: Readonly<Record<string, string | readonly string[]>> = {
  name: 'checkout',
  place: ['kubernetes'],
  using: ['helm', 'argo-cd', 'flyway'],
  ci: ['github-actions'],
  environments: ['staging', 'production'],
  'value:namespace': 'checkout',
  'value:app': 'checkout',
  rps: '350',
  slo_percent: '99.9',
  window_days: '30',
  rto_minutes: '15 min',
  rpo_minutes: '5 min',
  database: ['postgres'],
  language: ['java'],
  monitoring: ['prometheus'],
  owner: 'Team Checkout',
  on_call: '@checkout-oncall',
  repository: 'https://github.com/acme/checkout',
};

/** Choosing one of these makes the form ask for other things. */
const DECIDING = ['place', 'using', 'ci'];

const HOUR = 3_600_000;
const RELEASES = [
  { version: 'v2.3', hoursAgo: 72, migrations: 'none' },
  { version: 'v2.4.0', hoursAgo: 26, migrations: 'additive' },
  { version: 'v2.4.1', hoursAgo: 0.7, migrations: 'none' },
];

const elementsIn = ({ blocks }: StoredView): { block: string; action: string; type: string }[] =>
  everyBlock(blocks).flatMap(({ block }) =>
    interactiveElements(block).map((element) => ({
      block: stringOf(block['block_id']),
      action: stringOf(element['action_id']),
      type: stringOf(element['type']),
    })),
  );

/** What of it this form has a field for, now. */
const entriesFor = (form: StoredView): Entries =>
  Object.fromEntries(
    elementsIn(form).flatMap(({ block, action }) => {
      const told = CHECKOUT[block];
      return told === undefined ? [] : [[block, { [action]: told }]];
    }),
  );

const tellRelease = async ({ url, secret }: ReleaseHook, release: (typeof RELEASES)[number]): Promise<void> => {
  const { version, hoursAgo, migrations } = release;
  const at = new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const body = JSON.stringify({ id: `acme ${version}`, system: 'checkout', version, at, migrations });
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex');
  const headers = { 'x-timestamp': stamp, 'x-signature': `sha256=${signature}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The bot did not take the release ${version}: ${await response.text()}`);
};

const WAIT_MS = 20_000;

const until = async <T>(what: string, look: () => T | undefined | false): Promise<T> => {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`The sample system could not be registered: ${what}.`);
    await sleep(2);
  }
};

/**
 * Registers the system of the sample as its team would: Mina fills in the form, binds it to her channel, and a pipeline
 * tells what went live when. What was said meanwhile is taken away, so that the page begins empty.
 */
export const firstRun = async ({ world, people, activity }: Slack, acme: Acme, hook: ReleaseHook): Promise<void> => {
  const { mina: user, checkout: channel } = acme;
  const { messages, views, exchanges, journal } = world;
  const before = messages.all.length;
  const command = (text: string): Promise<unknown> => people.command({ user, channel, text });
  const answered = async (work: Promise<unknown>): Promise<void> => {
    const known = messages.all.length;
    await work;
    await until('the bot said nothing', () => messages.all.length > known);
  };
  await command('system add checkout');
  const view = await until('the bot opened no form', () => views.modalOf(user.id));
  const redrawn = async (work: Promise<unknown>): Promise<void> => {
    const { hash } = view;
    await work;
    await until('the form stayed as it was', () => view.hash !== hash);
  };
  for (const field of DECIDING) {
    const found = elementsIn(view).find(({ block }) => block === field);
    const told = CHECKOUT[field];
    if (found === undefined || told === undefined) throw new Error(`The form of the bot does not ask for ${field}.`);
    await redrawn(people.choose(view, found.action, told, { blockId: field }));
  }
  for (const { action, block } of elementsIn(view).filter(({ type }) => type === 'button'))
    await redrawn(people.clickButton(view, action, { blockId: block }));
  view.state = enteredValues(view.blocks, entriesFor(view), view.state);
  const submit = async (): Promise<void> => {
    const { errors } = await people.submitView(view);
    if (Object.keys(errors).length > 0) throw new Error(`The bot refused the sample system: ${JSON.stringify(errors)}`);
  };
  await answered(submit());
  await answered(command('system bind checkout'));
  for (const release of RELEASES) await tellRelease(hook, release);
  await activity.quiet(20, WAIT_MS);
  for (const message of messages.all.slice(before)) message.deleted = true;
  exchanges.clear();
  journal.clear();
};
