import { stem } from './words.ts';

/** A shorter word is close to too many others. */
const shortest = 6;
/** Nobody slips in the first letters. */
const beginning = 2;

/** "managment", "deplyoment", "rolllback": a letter left out, swapped or typed twice. Another letter makes another word. */
function isSlip(typed: string, meant: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const rest = typed.slice(at);
  if (rest === meant.slice(at + 1)) return meant.length === typed.length + 1;
  if (rest.slice(1) === meant.slice(at)) return typed[at] === typed[at - 1];
  return rest[0] === meant[at + 1] && rest[1] === meant[at] && rest.slice(2) === meant.slice(at + 2);
}

/** Finds the one known word that an unknown one is a slip away from; what is close to several stays as it is. */
export function createSpeller(words: readonly string[], isKnown: (word: string) => boolean): (word: string) => string {
  const begun = new Map<string, readonly string[]>();
  const alike = (word: string): readonly string[] => {
    const first = word.slice(0, beginning);
    const found = begun.get(first) ?? words.filter((one) => one.length >= shortest - 1 && one.startsWith(first));
    begun.set(first, found);
    return found;
  };
  return (word) => {
    if (isKnown(word) || word.length < shortest || !/^[a-z]+$/u.test(word)) return word;
    const near = alike(word).filter((one) => isSlip(word, one));
    return (near.length === 1 && near[0]) || word;
  };
}

const longWord = new RegExp(String.raw`\b[a-z]{${shortest},}\b`, 'giu');

/** A text for who knows stems alone: "infrastucture" stands there as the stem that it was meant for. */
export const inKnownWords = (text: string, spell: (stem: string) => string): string =>
  text.replace(longWord, (word) => {
    const typed = stem(word.toLowerCase());
    const meant = spell(typed);
    return meant === typed ? word : meant;
  });
