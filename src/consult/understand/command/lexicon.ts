import type { Flag, Intent } from '../../inquiry.ts';
import { abbreviates, distance } from './typos.ts';
import type { Named, Vocabulary } from './vocabulary.ts';

type ThingKind = 'strategy' | 'environment' | 'platform' | 'ci' | 'using' | 'runbook';

export type Entry =
  | { readonly kind: 'command'; readonly id: Intent }
  | { readonly kind: 'flag'; readonly id: Flag }
  | { readonly kind: ThingKind; readonly id: string };

export type Kind = Entry['kind'];

/** The vocabulary, compiled once for look-up by exact phrase and by likeness. */
export interface Lexicon {
  /** The most words a phrase has. */
  readonly longest: number;
  /** Entries of a phrase; blanks and hyphens do not matter: `blue green`, `blue-green`, `bluegreen`. */
  find(phrase: string): readonly Entry[];
  /** The entries a typo was meant for. */
  near(word: string, kinds: readonly Kind[]): readonly Entry[];
  /** Whether a phrase names something that systems are made of. */
  isTechnology(phrase: string): boolean;
  /** The commands that help somebody who orders what we do not do: restart, destroy. */
  ordered(word: string): readonly Intent[];
  /** Ids a word may have been meant for, best first; more generous than `near`. */
  suggest(word: string, kind: Kind): readonly string[];
}

const nothing: readonly Entry[] = [];
const plurals: ReadonlySet<Kind> = new Set<Kind>(['command', 'strategy', 'runbook']);

export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const phrases = new Map<string, Entry[]>();
  let longest = 1;
  for (const [entry, says] of entriesOf(vocabulary)) {
    for (const phrase of [entry.id, ...says]) {
      const key = squash(phrase);
      if (key === '') continue;
      const entries = phrases.get(key) ?? [];
      // a flag service is named by the service itself, and by what all of them do
      if (!entries.some((each) => each.kind === entry.kind && (entry.kind !== 'using' || each.id === entry.id)))
        entries.push(entry);
      phrases.set(key, entries);
      longest = Math.max(longest, phrase.trim().split(/\s+/).length);
    }
  }
  const keysOf = new Map<Kind, string[]>();
  for (const [key, entries] of phrases) {
    for (const { kind } of entries) keysOf.set(kind, [...(keysOf.get(kind) ?? []), key]);
  }

  // "rollbacks", "security incidents": authors need not list what only has an s more.
  for (const [key, entries] of [...phrases]) {
    const known = phrases.get(`${key}s`) ?? [];
    const many = entries.filter(({ kind }) => plurals.has(kind) && !known.some((each) => each.kind === kind));
    if (key.length > 3 && !key.endsWith('s') && many.length > 0) phrases.set(`${key}s`, [...known, ...many]);
  }

  const keysOfAll = new Map<string, readonly string[]>();
  /** The keys of several kinds that begin as a word does, or with its first two letters swapped. */
  const keysFrom = (first: string, kinds: readonly Kind[]): readonly string[] => {
    const name = `${first} ${kinds.join(' ')}`;
    const known = keysOfAll.get(name);
    if (known !== undefined) return known;
    const keys = [...new Set(kinds.flatMap((kind) => keysOf.get(kind) ?? []))].filter((key) => sameStart(first, key));
    keysOfAll.set(name, keys);
    return keys;
  };

  const technologies = new Set(vocabulary.technologies.map(squash));

  const near = (word: string, kinds: readonly Kind[]): readonly Entry[] => {
    const typed = squash(word);
    let best = 3;
    let found = nothing;
    for (const key of keysFrom(typed.slice(0, 2), kinds)) {
      const limit = Math.min(tolerance(key), best - 1);
      if (limit < 1 || Math.abs(typed.length - key.length) > limit) continue;
      const entries = phrases.get(key) ?? nothing;
      const edits = distance(typed, key, limit);
      // Words of four or five letters are close to many names: only swapped or doubled letters count there.
      if (edits > limit || (key.length < 6 && !sameLetters(typed, key))) continue;
      best = edits;
      found = entries.filter((entry) => kinds.includes(entry.kind));
    }
    return found;
  };

  const suggest = (word: string, kind: Kind): readonly string[] => {
    const typed = squash(word);
    const scored = new Map<string, number>();
    for (const key of keysOf.get(kind) ?? []) {
      const entry = phrases.get(key)?.find((each) => each.kind === kind);
      // A name that is close to some synonym, such as "planner", is a name; close to the command itself it is a slip.
      if (entry === undefined || (kind === 'command' && key !== squash(entry.id))) continue;
      const limit = key.length < 5 ? 1 : 2;
      const edits = distance(typed, key, limit);
      const shortened = noVowels(typed) && abbreviates(typed, key);
      const longer =
        kind !== 'command' &&
        Math.min(typed.length, key.length) > 2 &&
        (typed.startsWith(key) || key.startsWith(typed));
      const score = edits <= limit ? edits : shortened || longer ? 3 : undefined;
      if (score !== undefined) scored.set(entry.id, Math.min(score, scored.get(entry.id) ?? 9));
    }
    return [...scored]
      .toSorted((a, b) => a[1] - b[1])
      .slice(0, 3)
      .map(([id]) => id);
  };

  return {
    longest,
    find: (phrase) => phrases.get(squash(phrase)) ?? nothing,
    isTechnology: (phrase) => technologies.has(squash(phrase)),
    ordered: (word) => vocabulary.orders.get(word) ?? [],
    near,
    suggest,
  };
}

export function squash(phrase: string): string {
  return phrase.toLowerCase().replace(/^\/|[\s'_?!-]+/g, '');
}

type Said = readonly [entry: Entry, says: readonly string[]];

function entriesOf(vocabulary: Vocabulary): readonly Said[] {
  const things = (kind: ThingKind, named: readonly Named[]): readonly Said[] =>
    named.map(({ id, says }) => [{ kind, id }, says]);
  return [
    ...vocabulary.commands.map(({ id, says }): Said => [{ kind: 'command', id }, says]),
    ...things('strategy', vocabulary.strategies),
    ...things('environment', vocabulary.environments),
    ...things('platform', vocabulary.platforms),
    ...things('ci', vocabulary.ci),
    ...things('using', vocabulary.using),
    ...things('runbook', vocabulary.runbooks),
    ...vocabulary.flags.map(({ id, says }): Said => [{ kind: 'flag', id }, says]),
  ];
}

function tolerance(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 8 ? 1 : 2;
}

/** People rarely miss the first letter; a swap of the first two is the exception. */
function sameStart(typed: string, key: string): boolean {
  return typed[0] === key[0] || (typed[0] === key[1] && typed[1] === key[0]);
}

function sameLetters(typed: string, key: string): boolean {
  const letters = new Set(typed);
  return letters.size === new Set(key).size && key.split('').every((letter) => letters.has(letter));
}

function noVowels(word: string): boolean {
  return !/[aeiou]/.test(word.slice(1));
}
