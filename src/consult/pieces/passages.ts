import type { Card, Persona } from '../../persona/persona.ts';
import type { Block, Text } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { stem, stemsOf } from '../understand/words.ts';
import { plainOf } from '../words.ts';

/** What of a practice speaks of the very thing that was asked, rather than of its subject in general. */

/** One thought: a paragraph with the list or the code that belongs to it, or one point of a list. */
export interface Passage {
  readonly piece: string;
  /** What it is about, where its author named that. */
  readonly name?: Text;
  readonly blocks: readonly Block[];
}

export interface Found extends Passage {
  /** The share of what was asked that it speaks of, by weight of the words. */
  readonly fit: number;
  /** It was asked for by what it is for, or shares more than a word with what was asked. */
  readonly meant: boolean;
}

/** Points that each stand alone. */
const pointwise: ReadonlySet<string> = new Set(['unless', 'mistakes']);
/** Each thought begins with its name in bold. */
const named: ReadonlySet<string> = new Set(['answers', 'on-platforms']);

function inThoughts(blocks: readonly Block[], opens: (block: Block) => boolean): readonly (readonly Block[])[] {
  const thoughts: Block[][] = [];
  for (const block of blocks) {
    if (opens(block) || thoughts.length === 0) thoughts.push([block]);
    else thoughts.at(-1)?.push(block);
  }
  return thoughts;
}

const isNamed = (block: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> =>
  block?.kind === 'paragraph' && block.text[0]?.kind === 'strong';

/** A piece, cut into its thoughts. */
export function passagesOf(piece: string, blocks: readonly Block[]): readonly Passage[] {
  if (pointwise.has(piece)) {
    return blocks.flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((text) => ({ piece, blocks: [{ kind: 'paragraph' as const, text }] }))
        : [],
    );
  }
  if (!named.has(piece))
    return inThoughts(blocks, ({ kind }) => kind === 'paragraph').map((thought) => ({ piece, blocks: thought }));
  return inThoughts(blocks, isNamed).map((thought) => {
    const [first] = thought;
    return { piece, blocks: thought, ...(isNamed(first) && { name: first.text.slice(0, 1) }) };
  });
}

/** What a block says, without its form. */
export const textOf = (block: Block): string => {
  if (block.kind === 'paragraph') return plainOf(block.text);
  if (block.kind === 'list') return block.items.map(plainOf).join(' ');
  return block.kind === 'code' ? block.code.text : block.rows.flat().map(plainOf).join(' ');
};

const known = new WeakMap<object, ReadonlySet<string>>();

/** What the persona says stays the same from question to question. */
function stemsOfBlock(block: Block): ReadonlySet<string> {
  const key = block.kind === 'paragraph' ? block.text : block;
  const before = known.get(key);
  if (before !== undefined) return before;
  const stems = stemsOf(textOf(block));
  known.set(key, stems);
  return stems;
}

function stemsIn(blocks: readonly Block[]): ReadonlySet<string> {
  const [only, ...more] = blocks;
  if (only === undefined) return new Set();
  return more.length === 0 ? stemsOfBlock(only) : new Set(blocks.flatMap((block) => [...stemsOfBlock(block)]));
}

/** In how many thoughts of all practices a word stands: what stands everywhere points nowhere. */
interface Spread {
  readonly counts: ReadonlyMap<string, number>;
  readonly of: number;
}

const spreads = new WeakMap<Persona, Spread>();

function spreadOf(persona: Persona): Spread {
  const known = spreads.get(persona);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  let of = 0;
  for (const card of persona.of('practice')) {
    for (const { source } of card.pieces.values()) {
      for (const thought of source.split('\n\n')) {
        of += 1;
        for (const word of stemsOf(thought)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  const made = { counts, of };
  spreads.set(persona, made);
  return made;
}

/** A word that no practice has is the asker's own, and says nothing about which passage is meant. */
function weightIn({ counts, of }: Spread, word: string): number {
  const count = counts.get(word) ?? 0;
  return count === 0 ? 0 : Math.log(of / count);
}

/** So well does a passage fit only that is about just this, though the words be those of the whole subject. */
const surelyFits = 0.75;
/** A word in every twenty-fifth thought points nowhere by itself. */
const pointing = Math.log(25);
/** What speaks of a word in passing is longer than what is about it. */
const usualLength = 45;
const lengthCounts = 0.3;
/** The name of a passage says what it is about. */
const nameCounts = 0.5;
/** What was told before the question belongs to it, and is not it. */
const toldCounts = 0.3;
/** So much of its name was said that it is meant, whatever else is in the question. */
const nameMeant = 0.6;

/** Pieces that are asked for by what they are for: "what does it cost" has no word of the sums that answer it. */
const cued = ({ answer }: Desk, asked: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    Object.entries(answer.data.cues).flatMap(([piece, words]) =>
      words.some((word) => asked.has(stem(word.toLowerCase()))) ? [piece] : [],
    ),
  );
const cue = 0.35;
const leastShared = 2;

/** What the asker runs is in every question of theirs, and no question of its own. */
const ownTools = ({ heard }: Desk): ReadonlySet<string> =>
  stemsOf(
    Object.values(heard.facts)
      .flat()
      .map((value) => String(value).replaceAll('-', ' '))
      .join(' '),
  );

const shareOf = (part: number, all: number): number => (all === 0 ? 0 : Math.min(1, part / all));

/** Whoever tells a story uses many words, and no passage speaks of all of them. */
const mostWords = 8;
const whole = (weights: readonly number[]): number =>
  weights
    .toSorted((a, b) => b - a)
    .slice(0, mostWords)
    .reduce((sum, weight) => sum + weight, 0);

/** The passages of a practice with how well each fits what was asked, best first. */
export function rankPassages(
  desk: Desk,
  card: Card<'practice'>,
  asked: string,
  passages: readonly Passage[],
): readonly Found[] {
  // its own subject is in every passage, and in every question about it
  const subject = stemsOf([card.name, ...card.data.says].join(' '));
  const spread = spreadOf(desk.persona);
  const points = (word: string): boolean => !subject.has(word) && weightIn(spread, word) >= pointing;
  const own = ownTools(desk);
  const said = stemsOf(asked);
  const others = [...said].filter((word) => !own.has(word));
  // "what should we do about Elasticsearch": then it is what is asked about
  const words = others.some(points) ? others : [...said];
  const told = new Set([...stemsOf(desk.inquiry.words)].filter((word) => !said.has(word) && !own.has(word)));
  const wanted = cued(desk, said);
  const weigh = (some: readonly string[]): number => some.reduce((sum, word) => sum + weightIn(spread, word), 0);
  const total = whole(words.map((word) => weightIn(spread, word)));
  return passages
    .map((passage): Found => {
      const has = stemsIn(passage.blocks);
      const inName = stemsOf(plainOf(passage.name ?? []));
      const shared = words.filter((word) => has.has(word));
      const covered = shareOf(weigh(shared), total);
      const namedBy = [...said].filter((word) => inName.has(word));
      const isCued = wanted.has(passage.piece);
      const isNamed = inName.size > 0 && weigh(namedBy) >= nameMeant * weigh([...inName]);
      const longer = Math.max(0.8, 1 + lengthCounts * (has.size / usualLength - 1));
      const asName = shareOf(weigh(namedBy), whole([...said].map((word) => weightIn(spread, word))));
      const asTold =
        shared.length === 0 ? 0 : shareOf(weigh([...inName].filter((word) => told.has(word))), weigh([...inName]));
      const fit = covered / longer + nameCounts * asName + toldCounts * asTold + (isCued || isNamed ? cue : 0);
      return {
        ...passage,
        fit,
        meant:
          isCued ||
          isNamed ||
          (fit >= surelyFits && (namedBy.length >= leastShared || namedBy.some(points))) ||
          shared.filter(points).length >= leastShared,
      };
    })
    .toSorted((a, b) => b.fit - a.fit);
}

/** Less than this, and it speaks of something else that shares a word. */
const leastFit = 0.55;
/** Beside one that fits much better it would only be more to read. */
const leastOfBest = 0.5;

/** What answers the question itself, best first; nothing where all that is known is in the first words on the subject. */
export const closest = (
  desk: Desk,
  card: Card<'practice'>,
  asked: string,
  passages: readonly Passage[],
): readonly Found[] =>
  rankPassages(desk, card, asked, passages)
    .filter(({ fit, meant }) => fit >= leastFit && meant)
    .filter(({ fit }, _, all) => fit >= leastOfBest * (all[0]?.fit ?? 0));
