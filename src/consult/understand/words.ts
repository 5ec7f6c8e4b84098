/** A text as the words that statistics count: without case, accents of typing, and endings. */

const pattern = /[\p{L}\p{N}]+(?:['.+#/-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;

const small: ReadonlySet<string> = new Set(
  `a an and are as at be but by can do does for from get have how i if in is it its me my of on or our should so that
  the their them there this to us was we what when where which who why will with you your`.split(/\s+/u),
);

/** Words of every sentence, which alone say nothing about its subject. */
export const isSmall = (word: string): boolean => small.has(word);

/** Nearly every text: it needs no normalising, and plain classes of letters are found several times as fast. */
const plainText = /^[\x20-\x7e\n]*$/;
const plainPattern = /[a-z0-9]+(?:['.+#/-][a-z0-9]+)*(?:\+\+|#)?/g;

/** `blue-green` counts as itself and as its parts, for people write it in every way. */
export function wordsOf(text: string): readonly string[] {
  const found = plainText.test(text)
    ? text.toLowerCase().match(plainPattern)
    : text.normalize('NFKC').toLowerCase().replaceAll(/[’‘]/gu, "'").match(pattern);
  const words: string[] = [];
  for (const word of found ?? []) {
    if (word.includes('-') || word.includes('/')) {
      const parts = word.split(/[-/]/u);
      words.push(parts.join(''), ...parts);
    } else words.push(word);
  }
  return words;
}

/** How many of its words could name a subject. */
export const weightOf = (text: string): number => wordsOf(text).filter((word) => !isSmall(word)).length;

/** English endings off, roughly: enough that "deploys" meets "deploying", and "machine" meets "machines". */
export function stem(word: string): string {
  const plain = word.includes("'") ? word.replaceAll("'", '') : word;
  if (plain.length <= 3) return plain;
  if (plain.length === 4) return plain.replace(/(?<=[^aeious])s$/u, '');
  // "role" is too short to lose more
  if (plain.length === 5 && /[^sxz]es$/u.test(plain)) return plain.slice(0, -1);
  const bare = plain.replace(/ies$/u, 'y').replace(/(?:(?<=[aeiouy].*)(?:ing|ed)|es|(?<!s)s|ly)$/u, '');
  return bare.replace(/e$/u, '').replace(/(?<=..)([bdgmnprt])\1$/u, '$1');
}

/** The words that could name something, each once and without its ending. */
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !isSmall(word))
      .map(stem),
  );
