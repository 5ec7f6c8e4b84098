import { wordTable } from '../numbers/word-table.ts';

/** Finds in people's words what they know of the change to take back. The phrases are in the persona's files. */

export interface ConditionWords {
  readonly id: string;
  readonly answers: readonly { readonly id: string; readonly says: readonly string[] }[];
  readonly days: readonly { readonly id: string; readonly says: readonly string[] }[];
}

export interface ConditionReading {
  readonly rest: string;
  readonly conditions: Readonly<Record<string, string>>;
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** After a comma or a full stop. */
  readonly begins: boolean;
}

interface Match {
  readonly key: string;
  readonly value: string;
  /** By word. */
  readonly from: number;
  readonly to: number;
  readonly denied: boolean;
}

interface Phrase {
  readonly key: string;
  /** The answer; a time is its own. */
  readonly value?: string;
  readonly steps: readonly string[];
}

const longest = 2000;
const mostSkipped = 3;
const mostDays = 36_500;

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}'.+-]*[\p{L}\p{N}])?/gu;
const wordsOf = (text: string): readonly Word[] =>
  [...text.slice(0, longest).matchAll(word)].map((found) => ({
    text: found[0].toLowerCase().replaceAll('’', "'"),
    from: found.index,
    to: found.index + found[0].length,
    begins: /[,;:.!\n]\s*$/u.test(text.slice(Math.max(0, found.index - 3), found.index)),
  }));

const units = wordTable({ m: 1 / 1440, h: 1 / 24, d: 1, w: 7, mo: 30, y: 365 });
const numbers = 'zero one two three four five six seven eight nine ten'.split(' ');
const unitOf = (text: string): number | undefined => {
  const [, unit] =
    /^(mo|[mhdwy])(?:in|ins|inute|inutes|r|rs|our|ours|ay|ays|eek|eeks|nth|nths|ear|ears)?$/u.exec(text) ?? [];
  return unit === undefined ? undefined : units[unit];
};

/** `3 days`, `36h`, `two weeks`, `yesterday`; with how many words it took. */
function daysAt(words: readonly Word[], at: number): { readonly days: number; readonly size: number } | undefined {
  const text = words[at]?.text ?? '';
  if (text === 'yesterday') return { days: 1, size: 1 };
  const [, digits, glued = ''] = /^(\d{1,5}(?:\.\d{1,2})?)([a-z]*)$/u.exec(text) ?? [];
  const spelled = /^an?$/u.test(text) ? 1 : numbers.indexOf(text);
  const count = digits === undefined ? spelled : Number(digits);
  const unit = unitOf(glued === '' ? (words[at + 1]?.text ?? '') : glued);
  if (count < 0 || unit === undefined || count * unit > mostDays) return undefined;
  return { days: Math.round(count * unit * 100) / 100, size: glued === '' ? 2 : 1 };
}

/** Phrases are found by the first letters of their first word. */
const startOf = (word: string): string => word.replace('*', '').slice(0, 3);

const isNumber = (word: string): boolean => /^(?:\d|an?$|yesterday$)/u.test(word) || numbers.includes(word);

const fits = (text: string | undefined, step: string): boolean =>
  text !== undefined && (step.endsWith('*') ? text.startsWith(step.slice(0, -1)) : text === step);

/** Where the phrase ends that begins here, and the time in it. */
function follow(
  words: readonly Word[],
  at: number,
  steps: readonly string[],
  next = 0,
): { to: number; days?: number } | undefined {
  const step = steps[next];
  if (step === undefined) return { to: at };
  if (step === '…') {
    for (let gap = 0; gap <= mostSkipped; gap += 1) {
      const found = follow(words, at + gap, steps, next + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (step !== '#') return fits(words[at]?.text, step) ? follow(words, at + 1, steps, next + 1) : undefined;
  const time = daysAt(words, at);
  const found = time && follow(words, at + time.size, steps, next + 1);
  return found && { days: time.days, ...found };
}

const negations = new Set([
  'not',
  'no',
  'never',
  "didn't",
  "wasn't",
  "isn't",
  "aren't",
  'without',
  "don't",
  "hasn't",
  "haven't",
  'nothing',
  'if',
  'whether',
]);
const leading =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|only|just|all|a|an|the|there|are|were|is|was|it|it's|its|they|we|with|and|but|did|do|does|didn't|not|has|have|had|been|since)$/u;

/** A phrase that follows "not" or "if" in the same clause says nothing. */
function isDenied(words: readonly Word[], at: number): boolean {
  for (let each = at; each > Math.max(0, at - 2); each -= 1) {
    if (words[each]?.begins === true) return false;
    if (negations.has(words[each - 1]?.text ?? '')) return true;
  }
  return false;
}

export function createConditionReader(list: readonly ConditionWords[]): (text: string) => ConditionReading {
  const phrases: readonly Phrase[] = list.flatMap(({ id, answers, days }) => [
    ...answers.flatMap((answer) => answer.says.map((say) => ({ key: id, value: answer.id, steps: split(say) }))),
    ...days.flatMap((time) => time.says.map((say) => ({ key: time.id, steps: split(say) }))),
  ]);
  // most words begin no phrase: only those that may are followed
  const byStart = Map.groupBy(phrases, ({ steps }) => startOf(steps[0] ?? ''));
  const starting = (text: string): readonly Phrase[] => [
    ...(byStart.get(startOf(text)) ?? []),
    ...(/^[\da-z]/u.test(text) && isNumber(text) ? (byStart.get('#') ?? []) : []),
  ];
  return (text) => {
    const words = wordsOf(text);
    const matches: Match[] = [];
    for (const [at, { text: start }] of words.entries()) {
      for (const { key, value, steps } of starting(start)) {
        const found = follow(words, at, steps);
        const said = value ?? (found?.days === undefined ? undefined : String(found.days));
        if (found === undefined || said === undefined) continue;
        matches.push({ key, value: said, from: at, to: found.to, denied: isDenied(words, at) });
      }
    }
    // "no destructive migrations" is more than the "destructive migrations" in it
    const conditions: Record<string, string> = {};
    const taken: Match[] = [];
    for (const match of matches.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
      if (taken.some((other) => match.from < other.to && other.from < match.to)) continue;
      taken.push(match);
      if (!match.denied) conditions[match.key] ??= match.value;
    }
    return { rest: taken.length === 0 ? text : without(text, words, taken), conditions };
  };
}

const split = (phrase: string): readonly string[] => phrase.toLowerCase().split(/\s+/u);

/** The text without what was understood, and without the small words that led to it. */
function without(text: string, words: readonly Word[], taken: readonly Match[]): string {
  let rest = text;
  for (const { from, to } of taken.toSorted((a, b) => b.from - a.from)) {
    let first = from;
    while (first > 0 && leading.test(words[first - 1]?.text ?? '')) first -= 1;
    const last = words[to]?.text === 'since' ? to : to - 1;
    rest = `${rest.slice(0, words[first]?.from)} , ${rest.slice(words[last]?.to)}`;
  }
  return rest;
}
