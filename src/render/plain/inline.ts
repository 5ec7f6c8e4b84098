import type { Span, Text } from '../../consult/blueprint.ts';
import { cleanLine } from './clean.ts';

/** A value nobody gave, in every medium the same: seen as missing, never taken for a value. */
export const gapMark = (text: string): string => {
  const name = cleanLine(text).trim();
  return `‹${name}${name.endsWith('?') ? '' : '?'}›`;
};

/** Persona files may link; only to https, and never with a name and password in the address. */
export const safeUrl = (url: string): string | undefined => {
  if (cleanLine(url) !== url || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
};

/** Where a link's words are its address, saying it twice helps nobody. */
export const linkWords = (text: string, url: string): string => {
  const [name, address] = [cleanLine(text).trim(), cleanLine(url)];
  return name === '' || name === address ? address : `${name} (${address})`;
};

const spanWords = (span: Span): string => {
  switch (span.kind) {
    case 'text':
    case 'time':
    case 'strong':
    case 'em':
    case 'code':
      return cleanLine(span.text);
    case 'link':
      return linkWords(span.text, span.url);
    case 'gap':
      return gapMark(span.text);
  }
};

/** Words without any style, for places which have none: headers, buttons, notifications. */
export const textWords = (text: Text): string => text.map(spanWords).join('');

export const strong = (text: Text): Text =>
  text.map((span) => (span.kind === 'text' || span.kind === 'em' ? { kind: 'strong', text: span.text } : span));

export const isEmpty = (text: Text): boolean => textWords(text).trim() === '';
