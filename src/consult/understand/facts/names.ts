const unquoted = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]*$|^@[\p{L}\p{N}._-]+\/[\p{L}\p{M}\p{N}._/-]+$/u;
const quotedName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Zs}._/@&+'#,:()-]*$/u;
const region =
  /^(?:(?:us|eu|ap|sa|ca|me|af|il|mx|cn|gov|europe|asia|australia|northamerica|southamerica)-(?:gov-)?[a-z]+-?\d{1,2}-?[a-z]?|(?:west|east|north|south|central)(?:us|europe|asia|india|uk)\d?)$/;
const longest = 80;

/** Whether a text can name a system: letters of any script, digits and the signs of paths; blanks only in quotes. */
export function isSafeName(text: string, quoted: boolean): boolean {
  if (text.length > longest || /\.\.|\/\/|\/$|^\p{N}+$/u.test(text)) return false;
  return (quoted ? quotedName : unquoted).test(text);
}

/** Shaped like a name in a repository rather than a word of a sentence: `svc/orders`, `mobile-bff`, `api2`. */
export function isIdentifier(text: string): boolean {
  return /[\p{L}\p{N}][-_/.][\p{L}\p{N}]|\p{L}\p{N}|^@/u.test(text) && !region.test(text.toLowerCase());
}

export function isRegion(text: string): boolean {
  return region.test(text.toLowerCase());
}
