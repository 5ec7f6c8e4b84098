import type { Token } from './tokens.ts';
import { splitReference, versionShape } from './versions.ts';

/** Control, bidi, zero-width and filler characters: not seen, so never meant. */
const invisible =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Variation_Selector}\u{34F}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}]/u;
/** What ordinary words, versions, names and numbers are made of. */
const plain = /^[\p{L}\p{M}\p{N}._/+@:,'’%–—―-]+$/u;
const traversal = /\.\.|\/\/|^[/~.]|^www\./i;
const emphasis = /^[*_~]|[*_~]$/;
/** Words that only stand here when somebody tries what happens. */
const code = new Set(
  'union select drop truncate insert exec execute eval sleep waitfor xp_cmdshell sudo rm curl wget bash sh zsh powershell nc chmod chown mkfs reboot shutdown whoami cat javascript alert onerror onload passwd'.split(
    ' ',
  ),
);

/** Where a version is expected, a token that cannot be one and is no ordinary word either. */
export function isHazard(token: Token): boolean {
  if (token.sharp || isHidden(token.text)) return true;
  if (token.quote === '`' && /\s/.test(token.text)) return true;
  const parts = token.quote === '' ? [token.text] : token.text.split(/\s+/);
  return parts.some((part) => isHazardWord(part));
}

export function isHidden(text: string): boolean {
  return invisible.test(text);
}

export function isCodeWord(word: string): boolean {
  return code.has(word);
}

function isHazardWord(text: string): boolean {
  if (text === '' || /^(?:[-–—―−]{1,2}|[/+])$/.test(text)) return false;
  if (!plain.test(text) || traversal.test(text) || emphasis.test(text)) return true;
  if (/%/.test(text) && !/^[+-]?[\d.,]+%$/.test(text)) return true;
  if (/'/.test(text) && !/^\p{L}+'\p{L}+$/u.test(text)) return true;
  if (text.includes(':') && versionShape(text) === 'none' && splitReference(text) === undefined)
    return !/^\d+:\d+/.test(text);
  if (text.includes('--') || text.startsWith('@')) return true;
  return isLookAlike(text);
}

/** Written with letters, digits or dots of other scripts, but shaped like a version: `v2․3`, `ν2.3`. */
function isLookAlike(text: string): boolean {
  if (/^[\x20-\x7E]*$/.test(text)) return false;
  if (/(?![0-9])\p{N}/u.test(text)) return true;
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return ['v', ''].some((letter) => /^(?:exact|number)$/.test(versionShape(bare.replace(/[^\x00-\x7F]/g, letter))));
}
