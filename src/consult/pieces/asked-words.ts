import type { Desk } from '../desk.ts';
import type { Inquiry } from '../inquiry.ts';
import { partsOf, type Part } from '../understand/asks/ask-parts.ts';
import { createLinks, isListing } from '../understand/asks/linked.ts';
import { isHollow } from '../understand/asks/hollow.ts';
import { withoutPin } from '../understand/asks/pinned.ts';
import { stemsOf } from '../understand/words.ts';
import { indexWordsOf } from './index-words.ts';
import { isLight } from './light-words.ts';
import type { Likeness } from './likeness.ts';
import { asksMeaning } from './terms.ts';
import { namesToldIn } from './told-cases.ts';

/** What a question is about: its own words in full, and less what its author told beside it. */
export interface AskedWords {
  readonly own: ReadonlySet<string>;
  /** Where a whole message is one question, all of its words, else its own. */
  readonly said: ReadonlySet<string>;
  /** Whether it asks what a term means. */
  readonly meaning: boolean;
  /** It has next to no matter of its own: "what do we check first?" */
  readonly vague: boolean;
  /** Nothing was told that it may be about, but for a list of what somebody runs. */
  readonly alone: boolean;
  /** Every word with what it counts, from 0 to 1. */
  readonly all: ReadonlyMap<string, number>;
  /** By what its words mean, whether an answer has them or not: how much likelier than by chance each is meant. */
  readonly meant: Float32Array;
  /** By what others tell before they ask for an answer. */
  readonly alike: Likeness;
}

/** "What do we do about staging?" is told before: shared by five teams, and broken half the time. */
const beside = 0.5;
/** Told of something else, or at another place. */
const elsewhere = 0.2;
/** Told anywhere, beside what others tell before they ask. */
const inStory = 0.3;
/** By what words mean: those told right beside a question, and those told anywhere. */
const meantCounts = { beside: 0.4, inStory: 0.2 };
/** "How do we find the leak?" is asked of the pods that the question before speaks of. */
const thin = 2;
/** A word in every tenth answer does not tell what a sentence is about. */
const telling = Math.log(10);

/** A question whose own words weigh less is about what was told in the same place of the story. */
const vague = 5;

/** The most that a told word weighs beside the heaviest one of a question. */
const toldCounts = 0.8;

/** What a word of any question counts. */
const light = 0.2;

/** "Django on two EC2 boxes, we'll be on TV tomorrow": what somebody runs tells less of what they ask. */
const ownTool = 0.75;

/** What the asker runs is in every question of theirs, and no question of its own. */
const ownTools = ({ heard }: Desk): ReadonlySet<string> =>
  stemsOf(
    Object.values(heard.facts)
      .flat()
      .map((value) => String(value).replaceAll('-', ' '))
      .join(' '),
  );

const cut = new WeakMap<Inquiry, readonly Part[]>();

const unended = (text: string): string => text.replace(/[\s.,;:!…]+$/u, '');

function partsIn({ inquiry }: Desk): readonly Part[] {
  const known = cut.get(inquiry);
  if (known !== undefined) return known;
  const parts = partsOf(withoutPin(inquiry.words)).map((part) => ({ ...part, text: unended(part.text) }));
  cut.set(inquiry, parts);
  return parts;
}

/** "What should a small shop like us use instead?" asks about no shop. */
const likeUs = /\ba(?:n)?\s+(?:[\p{L}-]+\s+){1,3}like\s+(?:us|ours)\b/giu;

/** Where a whole message is one question, what of it asks; a question without matter of its own is about all of it. */
function askingOf(within: readonly Part[]): readonly Part[] {
  const asking = within.filter((part) => part.asks);
  return asking.every((part) => isHollow(part.text)) ? within : asking;
}

/** The words of what a message tells beside its questions. */
const toldIn = (desk: Desk): ReadonlySet<string> =>
  indexWordsOf(
    partsIn(desk)
      .flatMap(({ asks, text }) => (asks ? [] : [text]))
      .join(' '),
  );

const counted = (words: ReadonlySet<string>, counts: number): readonly (readonly [string, number])[] =>
  Array.from(words, (word) => [word, counts]);

const known = new WeakMap<Desk['heard'], Map<string, AskedWords>>();

/** Asked for by everything that looks for an answer to a question. */
export function askedWords(desk: Desk, asked: string): AskedWords {
  const before = known.get(desk.heard) ?? new Map<string, AskedWords>();
  known.set(desk.heard, before);
  const words = before.get(asked) ?? wordsAsked(desk, asked);
  before.set(asked, words);
  return words;
}

function wordsAsked(desk: Desk, asked: string): AskedWords {
  const parts = partsIn(desk);
  const within = parts.filter(({ text }) => asked.includes(text));
  const isWhole = within.length === parts.length;
  const asking = isWhole ? askingOf(within) : within;
  const own = new Set(
    Array.from(
      indexWordsOf((isWhole ? asking.map(({ text }) => text).join(' ') : asked).replace(likeUs, ' ')),
      desk.answers().spell,
    ),
  );
  const others = desk.heard.asks.flatMap(({ clauses }) => clauses).filter((clause) => !asked.includes(clause));
  const isTold = ({ text, asks }: Part): boolean =>
    (isWhole || !asks) && (own.size <= thin || !others.some((clause) => clause.includes(text)));
  const tools = ownTools(desk);
  const { weigh, meant, likeness } = desk.answers();
  // "Galera", "the rain": what no answer knows is the asker's own, and meant where it is told
  const links = (word: string): boolean => weigh(word) >= telling || (weigh(word) === 0 && !isLight(word));
  const all = new Map([...own].map((word) => [word, isLight(word) ? light : tools.has(word) ? ownTool : 1]));
  // what was told for several questions does not outvote what one of them asks
  const most =
    others.length === 0
      ? Infinity
      : toldCounts * Math.max(telling, ...[...own].map((word) => (isLight(word) ? light : 1) * weigh(word)));
  const linked = createLinks(parts)(asked);
  const weight = [...own].reduce((sum, word) => sum + (isLight(word) ? light : 1) * weigh(word), 0);
  const isVague = weight < vague;
  const sentence = isVague
    ? desk.heard.asks.find(({ clauses }) => clauses.includes(asked))?.told?.get(asked)
    : undefined;
  let alone = true;
  for (const [at, part] of parts.entries()) {
    if (asking.includes(part) || !isTold(part)) continue;
    const [next, other] = parts.slice(at + 1);
    // before several questions in one sentence it is told for all of them
    const isShared = other?.asks === true && other.sentence === next?.sentence && !asking.includes(other);
    const isBefore =
      sentence === undefined ? next !== undefined && asking.includes(next) && !isShared : sentence.includes(part.text);
    const add = (words: Iterable<string>, counts: number): void => {
      for (const word of words)
        if (!tools.has(word)) all.set(word, Math.max(all.get(word) ?? 0, Math.min(counts, most / (weigh(word) || 1))));
    };
    let isMeant = linked?.includes(part.text) === true;
    for (const fragment of part.text.split(/,\s/u)) {
      const words = [...indexWordsOf(fragment)];
      const isBeside = isBefore || words.some((word) => own.has(word) && links(word));
      isMeant ||= isBeside;
      add(words, isBeside ? beside : elsewhere);
    }
    alone &&= !isMeant || isListing(part.text);
    // "2,900 a week, nobody looks any more" is noise, by whatever words
    if (isMeant) add(indexWordsOf(namesToldIn(desk, part.text).join(' ')), beside);
  }
  const told = toldIn(desk);
  const story = told.difference(own);
  const near = new Set(Array.from(all, ([word, counts]) => (counts > elsewhere ? word : ''))).difference(own);
  return {
    own,
    said: isWhole ? own.union(told) : own,
    meaning: asksMeaning(asked),
    vague: isVague,
    alone,
    all,
    meant: meant(counted(own, 1), [
      ...counted(near, meantCounts.beside),
      ...counted(story.difference(near), meantCounts.inStory),
    ]),
    alike: likeness([...counted(own, 1), ...counted(story, inStory)]),
  };
}
