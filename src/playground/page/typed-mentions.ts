import type { Snapshot } from '../wire.ts';

type Known = Pick<Snapshot, 'people' | 'conversations'>;

interface Mark {
  readonly typed: string;
  readonly token: string;
}

/** The longest names first, so that a name which begins like another is not taken for it. */
const marksOf = ({ people, conversations }: Known): Mark[] =>
  [
    ...people.map(({ id, name }) => ({ typed: `@${name}`, token: `<@${id}>` })),
    ...conversations
      .filter(({ kind }) => kind === 'public' || kind === 'private')
      .map(({ id, name }) => ({ typed: `#${name}`, token: `<#${id}>` })),
  ].toSorted((a, b) => b.typed.length - a.typed.length);

const isInWord = (char: string | undefined): boolean => char !== undefined && /[\w-]/.test(char);

/** `@anna` becomes `<@U…>` and `#general` `<#C…>`, where somebody or something has that name. */
export const mentionsAsIds = (text: string, known: Known): string => {
  const marks = marksOf(known);
  let result = '';
  let at = 0;
  while (at < text.length) {
    const mark = isInWord(text[at - 1])
      ? undefined
      : marks.find(({ typed }) => text.startsWith(typed, at) && !isInWord(text[at + typed.length]));
    result += mark?.token ?? text.charAt(at);
    at += mark?.typed.length ?? 1;
  }
  return result;
};

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A sent text as it was typed. */
export const mentionsAsNames = (text: string, known: Known): string =>
  decode(
    marksOf(known)
      .reduce((sum, { typed, token }) => sum.replaceAll(token, typed), text)
      .replaceAll(/<(https?:[^<>|]*)>/g, '$1'),
  );
