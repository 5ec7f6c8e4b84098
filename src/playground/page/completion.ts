import type { Snapshot } from '../wire.ts';

export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  /** The text of the composer once it is taken. */
  readonly text: string;
}

const MOST = 8;

const startsLike = (name: string, typed: string): boolean => name.toLowerCase().startsWith(typed.toLowerCase());

const commands = (text: string, { app }: Snapshot): Suggestion[] =>
  app.commands
    .filter(({ command }) => startsLike(command, text))
    .map(({ command, description }) => ({ label: command, detail: description, text: `${command} ` }));

const people = (typed: string, before: string, after: string, snapshot: Snapshot): Suggestion[] =>
  snapshot.people
    .filter(({ name, realName }) => startsLike(name, typed) || startsLike(realName, typed))
    .map(({ name, realName, isBot }) => ({
      label: `@${name}`,
      detail: isBot ? `${realName} · app` : realName,
      text: `${before}@${name} ${after}`,
    }));

const channels = (typed: string, before: string, after: string, { conversations }: Snapshot): Suggestion[] =>
  conversations
    .filter(({ kind, name }) => (kind === 'public' || kind === 'private') && startsLike(name, typed))
    .map(({ name, topic }) => ({ label: `#${name}`, detail: topic, text: `${before}#${name} ${after}` }));

/** What could be meant by the word before the caret: a command at the beginning, a person, a channel. */
export const completions = (text: string, caret: number, snapshot: Snapshot): Suggestion[] => {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  if (/^\/\S*$/.test(before)) return commands(before, snapshot).slice(0, MOST);
  const [, start = '', mark, typed = ''] = /^(.*(?:^|[\s(]))([@#])([\w.-]*)$/s.exec(before) ?? [];
  if (mark === undefined) return [];
  const found = mark === '@' ? people(typed, start, after, snapshot) : channels(typed, start, after, snapshot);
  return found.slice(0, MOST);
};

/** How a command goes on, once it is typed. */
export const usageHint = (text: string, { app }: Snapshot): string | undefined => {
  const [typed] = text.split(/\s/, 1);
  const command = text.includes(' ') ? app.commands.find((one) => one.command === typed) : undefined;
  return command === undefined ? undefined : `${command.command} ${command.usageHint}`;
};
