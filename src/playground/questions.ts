import { type Act } from './act.ts';
import { shownMessage } from './shown-message.ts';
import { isVisibleTo } from './slack/senders/visibility.ts';
import { type StoredMessage } from './slack/state/message-store.ts';
import { type Channel, type User } from './slack/state/workspace.ts';
import { type World } from './slack/state/world.ts';
import { type Again, type Message } from './wire.ts';

export type Question = Extract<Act, { do: 'say' | 'command' }>;

interface Asked {
  readonly act: Question;
  readonly channel: Channel;
  readonly person: User;
  readonly at: number;
  /** How many messages there were. */
  readonly from: number;
  /** How many there were when something else was asked for by a button. */
  to: number | undefined;
  /** What was answered before the persona changed, when this was asked because of that. */
  readonly before: readonly Message[] | undefined;
}

/** What people asked, so that it can be asked again. */
export interface Questions {
  /** Whatever the bot says here from now on is about this. */
  note(act: Question, channel: Channel, person: User): void;
  /** What the bot says here from now on is about something else. */
  end(channel: Channel): void;
  /** Asks once more what was last asked and answered here: the answer so far becomes the one before. */
  askAgain(channel: Channel, perform: (act: Question) => Promise<unknown>): Promise<void>;
  againIn(channel: Channel, person: User): Again | undefined;
}

export const createQuestions = (world: World): Questions => {
  const asked: Asked[] = [];
  /** What is asked by us, and not by somebody. */
  let again: Question | undefined;
  const { all } = world.messages;
  const here = (channel: Channel): Asked[] => asked.filter((one) => one.channel === channel);
  /** From this question to the next one in that conversation. */
  const span = (question: Asked): StoredMessage[] => {
    const others = here(question.channel);
    const next = others[others.indexOf(question) + 1];
    return all
      .slice(question.from, question.to ?? next?.from)
      .filter((one) => one.channel === question.channel && !one.deleted);
  };
  const answersTo = (question: Asked): StoredMessage[] =>
    span(question).filter((one) => one.fromBot && isVisibleTo(one, question.person));
  const shown = (messages: readonly StoredMessage[]): Message[] => messages.map((one) => shownMessage(one, world));
  const note = (act: Question, channel: Channel, person: User, before?: readonly Message[]): void => {
    asked.push({ act, channel, person, at: world.clock.now(), from: all.length, to: undefined, before });
  };
  return {
    note: (act, channel, person) => {
      if (act !== again) note(act, channel, person);
    },
    end: (channel) => {
      const last = here(channel).at(-1);
      if (last !== undefined) last.to ??= all.length;
    },
    askAgain: async (channel, perform) => {
      const last = here(channel).findLast((one) => answersTo(one).length > 0);
      if (last === undefined) return;
      const before = structuredClone(shown(answersTo(last)));
      // What was asked for comparison only does not pile up.
      if (last.before !== undefined)
        span(last)
          .filter((one) => one.fromBot || one.author === last.person.id)
          .forEach((one) => world.messages.remove(one));
      note(last.act, channel, last.person, before);
      again = last.act;
      await perform(last.act);
      again = undefined;
    },
    againIn: (channel, person) => {
      const last = here(channel).at(-1);
      if (last?.before === undefined || last.person !== person) return undefined;
      return { question: last.act.text, askedAt: last.at, before: last.before, after: shown(answersTo(last)) };
    },
  };
};
