import type { Lessons } from './lessons.ts';
import { isHollow } from './asks/hollow.ts';
import { stemsOf } from './words.ts';

/** Whether a text is of our trade, or of everyday life: by how much oftener its words are said here than there. */

/** How often each word is said anywhere. */
export type Speech = () => readonly { readonly word: string; readonly count: number }[];

/** What was learnt: the log-odds of each word, where they say anything. */
export type TradeOdds = ReadonlyMap<string, number>;

/** Lines of a practice are written by us, and not asked. */
const lineCounts = 0.3;
/** A word that was never heard may be said all the same: so often here, so often in fifty million words elsewhere. */
const unheard = 0.5;
const seldom = 200;
/** What is said in channels about anything else counts beside all films that much. */
const chatterCounts = 0.3;
/** No word decides alone. */
const least = -3;
const most = 4;

export function learnTrade({ sources, chatter }: Lessons, speech: Speech): TradeOdds {
  const here = new Map<string, number>();
  const films = new Map<string, number>();
  const channels = new Map<string, number>();
  const hear = (counts: Map<string, number>, text: string, times: number): void => {
    for (const word of stemsOf(text)) counts.set(word, (counts.get(word) ?? 0) + times);
  };
  for (const { asks, name, says, about, lines } of sources) {
    for (const text of [...asks, name, ...says, about]) hear(here, text, 1);
    for (const text of lines) hear(here, text, lineCounts);
  }
  for (const { word, count } of speech()) hear(films, word, count);
  for (const text of [...chatter.elsewhere, ...chatter.everyday]) hear(channels, text, 1);
  const [ofUs, ofFilms, ofChannels] = [here, films, channels].map(sumOf);
  const oddsOf = (word: string): number => {
    const ours = ((here.get(word) ?? 0) + unheard) / (ofUs || 1);
    const theirs =
      ((films.get(word) ?? 0) + seldom) / (ofFilms || 1) +
      (chatterCounts * (channels.get(word) ?? 0)) / (ofChannels || 1);
    return Math.max(least, Math.min(most, Math.log(ours / theirs)));
  };
  const words = new Set([...here.keys(), ...films.keys(), ...channels.keys()]);
  return new Map(
    [...words].map((word) => [word, oddsOf(word)] as const).filter(([, odds]) => Math.abs(odds) > tellsNothing),
  );
}

/** Most words of films are neither here nor there. */
const tellsNothing = 0.5;

const sumOf = (counts: ReadonlyMap<string, number>): number => counts.values().reduce((sum, count) => sum + count, 0);

/** Fitted to questions of our trade and to everyday ones: see docs/decisions/routing.md. */
const meanCounts = 2.75;
const border = 1.1;

/** Below this nothing of a text is ours, whatever stands around it. */
const everyday = -4;

/** `ImagePullBackOff`, `CPUThrottlingHigh`: no film says so. */
const named = /\b(?=\w*[a-z][A-Z])(?:[A-Z][a-z]*){3,}\b/;

export interface Trade {
  /** Whether a text is of our trade. */
  readonly isOurs: (text: string) => boolean;
  /** Whether a question among others is of everyday life for certain: "how should we paint the fence?" */
  readonly isEveryday: (text: string) => boolean;
}

export function byTradeOdds(odds: TradeOdds): Trade {
  // the best word counts beside all of them: "what is a bastion?" has one
  const sumOver = (text: string): number => {
    // "make sure" is said of anything, and against nothing
    const each = Array.from(stemsOf(text), (word) => Math.max(odds.get(word) ?? 0, isHollow(word) ? 0 : -Infinity));
    const mean = each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length);
    return each.length === 0 ? 0 : meanCounts * mean + Math.max(...each);
  };
  return {
    isOurs: (text) => named.test(text) || sumOver(text) > border,
    isEveryday: (text) => sumOver(text) < everyday,
  };
}
