import { featuresOf } from '../topics/features.ts';
import type { Translated } from '../topics/tongues.ts';
import { isSmall, stem, wordsOf } from '../words.ts';
import type { Told } from './telling.ts';

/** What a message is about, in which tone it is said, and whether anything is asked or suffered in it. */

const sorts = ['asks', 'trouble', 'news'] as const;
type Sort = (typeof sorts)[number];
export type Signs = Readonly<Record<Sort, readonly string[]>>;

export interface Ears {
  readonly tell: (text: string) => Told;
  /** How much a single word tells, given without its ending. */
  readonly worth: (stem: string) => number;
  readonly translate: (text: string) => Translated;
}

export interface Heard {
  readonly features: readonly string[];
  /** How much it touches our subjects. */
  readonly touches: number;
  readonly asksOrSuffers: boolean;
  /** "@sam it is done": said to somebody, who is being helped. */
  readonly toSomebody: boolean;
}

const addressed = /^\s*(?:<@\w+>|@[\w.-]+)/u;
/** A word that tells as much as this names a thing of ours. */
const leastWorth = 0.5;
/** Words said this often in channels carry the tone. */
const leastSaid = 5;
/** How much it touches us, as steps. */
const steps = [0.3, 0.7, 1.2, 1.8, 2.5];

export function createHearing(
  signs: Signs,
  { tell, worth, translate }: Ears,
  common: ReadonlySet<string>,
): (text: string) => Heard {
  const known = sorts.map((sort) => ({ sort, words: new Set(signs[sort]) }));
  const sortsOf = (word: string, next = ''): readonly Sort[] =>
    known.filter(({ words }) => words.has(word) || words.has(`${word} ${next}`)).map(({ sort }) => sort);

  /** "argo is stuck" and "vault is stuck" sound the same. */
  const kindOf = (word: string, shown: readonly Sort[]): string => {
    if (isSmall(word)) return word;
    if (/^\d/u.test(word)) return '#';
    const sign = shown.find((sort) => sort !== 'asks');
    if (sign !== undefined) return `<${sign}>`;
    if (worth(stem(word)) >= leastWorth) return '<ours>';
    return common.has(word) ? word : '<other>';
  };

  return (original) => {
    const questioned = original.includes('?');
    const { text: english, tongue } = translate(original);
    const text = tongue !== undefined && questioned ? `${english} ?` : english;
    const words = wordsOf(text);
    const shown = words.map((word, at) => sortsOf(word, words[at + 1]));
    const kinds = ['^', ...words.map((word, at) => kindOf(word, shown[at] ?? [])), questioned ? '?' : '$'];
    const sortsShown = new Set(shown.flat());
    const touches = tell(text).sum;
    const toSomebody = addressed.test(original);
    const { words: stems, pairs, pieces } = featuresOf(text);
    return {
      features: [
        ...stems,
        ...pairs,
        ...pieces.map((piece) => `p${piece}`),
        ...rowsOf(kinds),
        ...[...sortsShown].map((sort) => `<${sort}>`),
        ...steps.filter((least) => touches >= least).map((least) => `<touches ${least}>`),
        ...(questioned ? ['<?>'] : []),
        ...(toSomebody ? ['<to somebody>'] : []),
        words.length < 5 ? '<short>' : words.length > 20 ? '<long>' : '<middle>',
        `^${words[0] ?? ''}`,
        `^${words.slice(0, 2).join(' ')}`,
      ],
      touches,
      asksOrSuffers: questioned || sortsShown.has('asks') || sortsShown.has('trouble'),
      toSomebody: toSomebody && !questioned,
    };
  };
}

/** Each alone, and with the one and the two before it. */
function rowsOf(kinds: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (let at = 0; at < kinds.length; at += 1) {
    const own = `'${kinds[at] ?? ''}`;
    rows.push(own);
    if (at > 0) rows.push(`${kinds[at - 1] ?? ''} ${own}`);
    if (at > 1) rows.push(`${kinds[at - 2] ?? ''} ${kinds[at - 1] ?? ''} ${own}`);
  }
  return rows;
}

export function oftenSaid(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= leastSaid).map(([word]) => word));
}
