import { stemsOf, wordsOf } from '../words.ts';
import type { Part } from './ask-parts.ts';
import { isHollow } from './hollow.ts';

/** "What would you change for the rain?": what was told of the rain, however far before. */

/** A word that is told at more places than these points at none of them. */
const mostPlaces = 2;
/** With fewer words told than these, what stands right before a question is what it points at. */
const leastTold = 80;
/** One rare word among a few told sentences is enough. */
const leastWeight = 1.5;
/** ".NET 8", "SQL Server": items of a list. */
const mostInItem = 2;

interface Told {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** Words of any sentence, by which two of them are not about the same. */
const ofAny = stemsOf(
  `he she him her his they also even still just only about after before with without under over between than then more
  most less back away out up down off on new old long short use used using keep kept make made need want let lets say says
  see seen find get gets got getting rid here now really very quite etc stuff somebody anybody nobody everybody everyone
  someone anyone while because since until again yet per via own same people team other else must may been being whole
  work works working last every year month week day time`,
);
const figures = /\d[\d.,:]*\d/gu;

/** The words of a text that tell what it is about. */
export const matterOf = (text: string): ReadonlySet<string> =>
  new Set([...stemsOf(text), ...(text.match(figures) ?? [])].filter((word) => !isHollow(word) && !ofAny.has(word)));

/** ".NET 8, SQL Server, VMware in our own DC": what they run is no trouble. */
export const isListing = (text: string): boolean =>
  text.split(/,\s+|\s[+&]\s/u).filter((item) => wordsOf(item).length <= mostInItem).length > 1;

/** A sentence that lists its troubles tells each by itself. */
function toldIn(parts: readonly Part[]): readonly string[] {
  const sentences = Map.groupBy(
    parts.filter((part) => !part.asks),
    ({ sentence }) => sentence,
  );
  return [...sentences.values()].flatMap((all) =>
    all
      .map(({ text }) => text)
      .join(', ')
      .split(/;\s+/u),
  );
}

const nothing = (): undefined => undefined;

/** Finds what was told of the same as a clause asks, by the words that are rare in this text. */
export function createLinks(parts: readonly Part[]): (clause: string) => string | undefined {
  const all = toldIn(parts);
  if (wordsOf(all.join(' ')).length < leastTold) return nothing;
  const told: readonly Told[] = all.filter((text) => !isListing(text)).map((text) => ({ text, words: matterOf(text) }));
  const places = (word: string): number => told.filter(({ words }) => words.has(word)).length;
  return (clause) => {
    const weights = [...matterOf(clause)]
      .map((word) => ({ word, count: places(word) }))
      .filter(({ count }) => count > 0 && count <= mostPlaces)
      .map(({ word, count }) => ({ word, weight: Math.log(1 + told.length / count) }));
    let best: { readonly text: string; readonly sum: number } | undefined;
    for (const { text, words } of told) {
      const sum = weights.reduce((total, { word, weight }) => total + (words.has(word) ? weight : 0), 0);
      if (sum >= leastWeight && sum > (best?.sum ?? 0)) best = { text, sum };
    }
    return best?.text;
  };
}
