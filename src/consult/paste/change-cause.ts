/**
 * A change cause is the command that was run, or a note that somebody wrote. The note is believed only as far as its
 * words leave no choice: "roll back from v2.3 to v2.2" carried v2.2, and "roll back v2.3" may be either.
 */
export interface Cause {
  readonly image?: string;
  /** What the entry carried, by its note. */
  readonly version?: string;
  /** What it may have carried, or what it took away. */
  readonly maybe?: string;
}

const image =
  /^(?:[\w.-]+=)?(?<image>(?:[\w.-]+(?::\d+)?\/)*(?=[\w.-]*[A-Za-z])[\w.-]+(?::[\w][\w.-]*(?:@sha256:[0-9a-f]+)?|@sha256:[0-9a-f]+))$/u;
const away = /\b(?:from|before|after|since|without|instead of|because of|over)\s+["'`(]?\S*\d\S*/giu;
const undoing =
  /\b(?:roll(?:ed|ing|s)?[ -]?back|back ?out|rev(?:ert|erts|erted|erting)|undo|undoes|undid|remov\w*|fix\w*|hotfix\w*|disabl\w*)\b/iu;
const version = String.raw`(?:[\w-]*[-/_@])?v?\d+(?:\.\d+)+[\w.+-]*|v\d+|(?=[0-9a-f]*\d)[0-9a-f]{7,64}`;
const end = String.raw`(?=$|[\s),;:"'\x60])`;
const named = new RegExp(String.raw`(?:^|[\s(,;:"'\x60])(?<name>${version})${end}`, 'giu');
const towards = new RegExp(
  String.raw`(?:\b(?:to|onto|into)|[-=]>|→)\s*(?:(?:version|release|tag)\s+)?["'\x60(]?(?<name>${version})${end}`,
  'giu',
);

const bare = (name: string): string => name.replace(/["'`).,;:]+$/u, '');

const namesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(named)].map((match) => bare(match.groups?.['name'] ?? ''))),
];

export function readCause(text: string): Cause {
  const images = text.split(/\s+/u).flatMap((word) => image.exec(bare(word))?.groups?.['image'] ?? []);
  if (images.length > 0) return { image: imagesCarried(text, images) };
  const target = [...text.matchAll(towards)].at(-1)?.groups?.['name'];
  if (target !== undefined) return { version: bare(target) };
  const left = text.replaceAll(away, ' ');
  const all = namesIn(left);
  if (all.length === 0) return namesIn(text).length === 0 ? { version: text } : {};
  return all.length > 1 || undoing.test(text) ? { maybe: left } : { version: text.replaceAll(away, ' ') };
}

/** "from web:v2.3 to web:v2.2" and "web:v2.3 -> web:v2.2" carried the last; `set image a=… b=…` carried both. */
const imagesCarried = (text: string, images: readonly string[]): string =>
  /\bfrom\b|[-=]>|→/iu.test(text) ? (images.at(-1) ?? '') : images.join(',');
