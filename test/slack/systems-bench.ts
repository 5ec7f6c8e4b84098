import { vi } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startTeam, type Bench, type TeamOptions } from './bench.ts';

export type Entries = Record<string, string | readonly string[] | null>;

/** A team that tells us of its systems. */
export interface SystemsTeam {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
  /** What the bot said last. */
  last(): StoredMessage;
  /** What the bot said to everybody, outside of threads. */
  roots(): StoredMessage[];
  rootTexts(): string[];
  type(user: User, text: string, where?: Channel): Promise<StoredMessage>;
  /** The form that an order opens. */
  open(user: User, text: string): Promise<StoredView>;
  formOf(user: User): StoredView;
  press(target: StoredMessage | StoredView, action: string, user?: User): Promise<void>;
  choose(form: StoredView, field: string, entry: string | readonly string[]): Promise<void>;
  submit(form: StoredView, entries: Entries): Promise<void>;
  register(name: string, entries?: Entries): Promise<void>;
}

/** Entries by the ids that the fields have in Slack. */
export const inForm = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).map(([field, entry]) => [`system:${field}`, entry]));

export const fieldsIn = ({ blocks }: StoredView): unknown[] =>
  blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);

export const shop: Entries = { place: ['eks'], using: ['helm', 'argo-cd', 'flyway'], ci: ['gitlab-ci'] };

export async function startSystemsTeam(options?: TeamOptions): Promise<SystemsTeam> {
  const { bench, anna, ben, channel } = await startTeam(options);
  const { slack } = bench;
  const roots = (): StoredMessage[] =>
    fromBot(bench).filter(({ threadTs, ephemeralTo }) => threadTs === undefined && ephemeralTo === undefined);
  const team: SystemsTeam = {
    bench,
    anna,
    ben,
    channel,
    last: () => {
      const message = fromBot(bench).at(-1);
      if (message === undefined) throw new Error('the bot said nothing');
      return message;
    },
    roots,
    rootTexts: () => roots().map((message) => plainText(message)),
    type: async (user, text, where = channel) => {
      await slack.command({ user, channel: where, text });
      await bench.idle();
      return team.last();
    },
    formOf: (user) => {
      const form = slack.modalOf(user);
      if (form === undefined) throw new Error('no form');
      return form;
    },
    open: async (user, text) => {
      await slack.command({ user, channel, text });
      await slack.settled();
      // The bot may have to ask Slack who administers it first.
      return vi.waitFor(() => team.formOf(user));
    },
    press: async (target, action, user) => {
      await slack.clickButton(target, action, user === undefined ? {} : { user });
      await slack.settled();
      await bench.idle();
    },
    choose: async (form, field, entry) => {
      await slack.choose(form, `system:${field}`, entry);
      await slack.settled();
    },
    submit: async (form, entries) => {
      await slack.submitView(form, inForm(entries));
      await bench.idle();
    },
    register: async (name, entries = {}) => team.submit(await team.open(anna, 'system add'), { name, ...entries }),
  };
  return team;
}
