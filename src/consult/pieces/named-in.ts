import type { Card } from '../../persona/persona.ts';
import type { AnswerIndex, Sayings } from './answer-index.ts';
import type { AskedWords } from './asked-words.ts';
import { isPlainAsk, matterOf } from './plain-ask.ts';

/** Whether an answer is asked for by one of its names. */

export type Weigh = (word: string) => number;

export function sumOf(words: Iterable<string>, weigh: Weigh): number {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
}

const isBeside = ({ meaning }: AskedWords, { explains }: Sayings): boolean => explains && !meaning;

const isSame = (name: ReadonlySet<string>, words: ReadonlySet<string>): boolean =>
  words.size > 0 && name.size === words.size && name.isSubsetOf(words);

/** "How do we scale it?" has the one word of a name, and is about anything; "should we test in production" has all of two. */
const leastExact = { oneWord: 4, words: 3 };

const isItsTitle = ({ own, said }: AskedWords, [title]: Sayings['names']): boolean =>
  title !== undefined && (isSame(title, own) || isSame(title, said));

const callable = new WeakMap<AskedWords, ReadonlySet<number>>();

/** The answers of which a name may be what was asked: there are tens of thousands of names. */
export function calledBy(asked: AskedWords, { places }: AnswerIndex): ReadonlySet<number> {
  const known = callable.get(asked);
  if (known !== undefined) return known;
  const made = new Set([asked.own, asked.said, matterOf(asked.own)].flatMap((words) => places.called(words)));
  callable.set(asked, made);
  return made;
}

/**
 * How far an answer is asked for by its name: 3 by its title, 2 by all words of a name, 1 by those that tell anything
 * ("how should we set up alerting" asks by the name of the subject) or where it only explains them, 0 not.
 */
export function namedIn(
  asked: AskedWords,
  one: Sayings & { readonly at?: number },
  index: AnswerIndex,
  card?: Card<'practice'>,
): 0 | 1 | 2 | 3 {
  if (one.at !== undefined && !calledBy(asked, index).has(one.at)) return 0;
  const { own, alone } = asked;
  if (isItsTitle(asked, one.names)) return 3;
  const isWhole = one.names.some((name) => isSame(name, own));
  const isPlain = card !== undefined && isPlainAsk(card, own);
  const isMeant = isPlain ? alone : sumOf(own, index.weigh) >= leastExact[own.size > 1 ? 'words' : 'oneWord'];
  if (isWhole && isMeant) return isBeside(asked, one) ? 1 : 2;
  if (!isPlain || !alone || isBeside(asked, one)) return 0;
  const matter = matterOf(own);
  return one.names.some((name) => isSame(name, matter)) ? 1 : 0;
}
