import { lazily } from '../understand/listening.ts';

/** Which names stand in a text as words of their own. Most do not stand there at all, which is seen sooner. */

interface Say {
  readonly first: string;
  readonly pattern: () => RegExp;
}

const sayings = new Map<string, Say>();

const word = /[\p{L}\p{N}]+/u;
const everyWord = /[\p{L}\p{N}]+/gu;
const endsInWord = /[\p{L}\p{N}]$/u;
const beginsInWord = /^[\p{L}\p{N}]/u;

function patternOf(say: string): RegExp {
  const words = say.split(' ');
  return new RegExp(words.map((one) => RegExp.escape(one)).join(String.raw`[\s-]+`), 'giu');
}

/** Whether it stands there apart. What letters are takes thirty times as long to compile as the rest of a pattern. */
const standsIn = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(({ 0: found, index }) => {
    const end = index + found.length;
    return !endsInWord.test(text.slice(Math.max(0, index - 2), index)) && !beginsInWord.test(text.slice(end, end + 2));
  });

function sayOf(say: string): Say {
  const known = sayings.get(say);
  if (known !== undefined) return known;
  // thousands of patterns take a fifth of a second, and few are ever looked for
  const made = { first: word.exec(say)?.[0].toLowerCase() ?? '', pattern: lazily(() => patternOf(say)) };
  sayings.set(say, made);
  return made;
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(everyWord));

export function saidIn(text: string): (say: string) => boolean {
  const words = wordsIn(text);
  return (say) => {
    const { first, pattern } = sayOf(say);
    return words.has(first) && standsIn(text, pattern());
  };
}

/** Of many names, each of somebody, the ones that stand in a text: only those are looked at that begin with a word of it. */
export function createNameFinder<T>(
  names: readonly { readonly say: string; readonly of: T }[],
): (text: string) => readonly { readonly say: string; readonly of: T }[] {
  const byFirst = Map.groupBy(names, ({ say }) => sayOf(say).first);
  return (text) =>
    [...wordsIn(text)]
      .flatMap((first) => byFirst.get(first) ?? [])
      .filter(({ say }) => standsIn(text, sayOf(say).pattern()));
}
