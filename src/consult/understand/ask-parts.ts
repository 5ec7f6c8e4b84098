import { isSmall, wordsOf } from './words.ts';

/** Cuts a text into the sentences that tell and the clauses that ask. Grammar only: what is asked is not its business. */

export interface Part {
  readonly text: string;
  readonly asks: boolean;
  /** One of a list: it counts however short it is. */
  readonly listed?: boolean;
}

const longest = 4000;

const openers = "how|what|whats|what's|where|wheres|which|who|whom|when|why|whether|any ideas?";
const auxiliaries = 'should|shall|do|does|did|can|could|would|will|is|are|am|may|must';
const subjects = 'we|i|you|they|it|there|the|our|my|a|an|this|that|these|somebody|someone|anybody|anyone|people|one';
const conditions = 'if\\s+(?:yes|no|not|so)';

/** A new clause begins after a comma, a dash or a joint word when something that asks follows. */
const clause = new RegExp(
  `\\s*(?:[,;:]|\\s[-–—+&/]|\\band\\b|\\bor\\b|\\bbut\\b|\\bplus\\b)\\s+(?:and\\s+|or\\s+|but\\s+|also\\s+|then\\s+)*` +
    `(?=(?:${openers}|(?:${auxiliaries})\\s+(?:${subjects})|${conditions}|tell\\s+me)\\b)|` +
    // "…, and is fly postgres ok": any subject will do after a joint word
    `,?\\s+and\\s+(?=(?:is|are|should|would|does)\\s+\\w)`,
  'giu',
);

const asking = new RegExp(
  `^(?:and|or|but|so|also|then|ok|hey|hi|please|pls|questions?)?[,:]?\\s*(?:${openers}|(?:${auxiliaries})\\s+\\w+|${conditions})\\b`,
  'iu',
);
const wish =
  /^(?:\w+[,:]\s+)?(?:(?:i|we)(?:'d| would)?\s+(?:also\s+|just\s+|really\s+)?(?:need|want|like)|need|want|wanted|looking for|tell me|show me|explain|help (?:me|us)|please|pls|(?:i|we)(?:'m|'re| am| are) looking for)\b/iu;
const enumerated = /(?:^|[\s:])\(?(?:[1-9]|[a-h])\)\s+/u;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?…])\s+|(?<=\?)(?=\p{L})|\n+|;\s+/u)
    .map((sentence) => sentence.trim())
    .filter(hasWords);

/** The words of a clause that could name a subject. */
export const weightOf = (text: string): number => wordsOf(text).filter((word) => !isSmall(word)).length;

/** "want waves, config per region and telemetry": a list of wishes, each of its own. */
function wishesOf(sentence: string): readonly string[] {
  const list = /:\s+(.+)$/u.exec(sentence)?.[1] ?? sentence;
  const items = list.split(/\s*,\s+(?:and\s+|or\s+)?/u).filter((one) => weightOf(one) > 0);
  const last = items.at(-1) ?? '';
  const tail = items.length > 1 ? last.split(/\s+and\s+/u) : [last];
  const all = [...items.slice(0, -1), ...(tail.every((one) => weightOf(one) > 0) ? tail : [last])];
  return all.length > 1 ? all : [sentence];
}

/** "how do we isolate, patch and back these up", "how do I get traces, searchable logs, and rid of names": one opening, several objects. */
function objectsOf(question: string): readonly string[] {
  const opening = /\bhow (?:do|can|should|would|could) (?:we|i|you|one|people|others|other \w+)\s+(.+)$/iu.exec(
    question,
  )?.[1];
  if (opening === undefined) return [question];
  const items = opening.split(/,\s+/u);
  const many = items.length > 2 || /^and\s/u.test(items[1] ?? '') || weightOf(items[0] ?? '') === 1;
  if (items.length < 2 || !many) return [question];
  const last = items.at(-1) ?? '';
  const tail = last.startsWith('and ') ? [last.slice(4)] : last.split(/\s+and\s+/u);
  return [...items.slice(0, -1), ...tail].filter((one) => weightOf(one) > 0);
}

function partsOfSentence(sentence: string): readonly Part[] {
  const question = /\?["')\s]*$/u.test(sentence);
  const clauses = sentence
    .split(clause)
    .map((one) => one.trim())
    .filter(hasWords);
  const from = clauses.findIndex((one) => asking.test(one) || wish.test(one));
  const wishes = wish.test(sentence) ? wishesOf(sentence) : [];
  if (wishes.length > 2 || (wishes.length > 0 && clauses.length === 1)) return asked(wishes);
  if (!question && from !== 0) return [{ text: sentence, asks: false }];
  const told = from > 0 ? clauses.slice(0, from) : [];
  return [
    ...told.map((text) => ({ text, asks: false })),
    ...clauses.slice(Math.max(from, 0)).flatMap((one) => asked(wish.test(one) ? wishesOf(one) : objectsOf(one))),
  ];
}

const asked = (texts: readonly string[]): readonly Part[] =>
  texts.map((text) => ({ text, asks: true, listed: texts.length > 1 }));

export function partsOf(text: string): readonly Part[] {
  const [before = '', ...items] = text.slice(0, longest).split(enumerated);
  // of "the plan to (a) split it (b) import the rest?" every item is asked
  const counted = items.length > 1;
  return [
    ...sentencesOf(before).flatMap(partsOfSentence),
    ...items.flatMap((item): readonly Part[] => {
      const parts = sentencesOf(item).flatMap(partsOfSentence);
      return counted && !parts.some((part) => part.asks) ? asked([item.trim()]) : parts;
    }),
  ];
}
