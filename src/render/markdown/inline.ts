import type { Span, Text } from '../../consult/blueprint.ts';
import { cleanLine } from '../plain/clean.ts';
import { gapMark, linkWords, safeUrl } from '../plain/inline.ts';

/** Characters that could begin or end markup anywhere in a line. */
const markup = /[\\`*_{}[\]<#|~&$]/g;

/** What means something only at the start of a line: lists, quotations, rules, headings made by underlining. */
const start = /^([-+=>]|\d+[.)])/;

const escaped = (text: string): string => text.replace(markup, '\\$&');

// GitHub makes links of addresses and mentions of names, however they are escaped; inside code it makes neither.
const lively = /:\/\/|@|^www\.|[^\w]www\.|^(?:mailto|xmpp):/i;

const longestRun = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));

export const fence = (text: string, least: number): string => '`'.repeat(Math.max(least, longestRun(text) + 1));

const code = (text: string): string => {
  const clean = cleanLine(text).trim();
  if (clean === '') return '';
  const ticks = fence(clean, 1);
  const space = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${clean}${space}${ticks}`;
};

const words = (text: string): string =>
  cleanLine(text)
    .split(' ')
    .map((word) => (lively.test(word) ? code(word) : escaped(word)))
    .join(' ')
    // a link that follows would become an image
    .replace(/!$/, '\\!');

/** Marks around words must touch them, or they are just asterisks. */
const around = (mark: string, text: string): string => {
  const inner = words(text);
  const core = inner.trim();
  if (core === '') return inner === '' ? '' : ' ';
  const [before, after] = [inner.startsWith(' ') ? ' ' : '', inner.endsWith(' ') ? ' ' : ''];
  return `${before}${mark}${core}${mark}${after}`;
};

const span = (each: Span): string => {
  switch (each.kind) {
    case 'text':
    case 'time':
      return words(each.text);
    case 'strong':
      return around('**', each.text);
    case 'em':
      return around('_', each.text);
    case 'code':
      return code(each.text);
    case 'gap':
      return code(gapMark(each.text));
    case 'link': {
      const url = safeUrl(each.url);
      if (url === undefined) return words(linkWords(each.text, each.url));
      const name = cleanLine(each.text).trim();
      return name === '' || lively.test(name) ? `<${url}>` : `[${escaped(name)}](<${url}>)`;
    }
  }
};

/** Neighbours of one style are one: `**a****b**` is not bold anywhere. */
const merged = (text: Text): Text => {
  const result: Span[] = [];
  for (const each of text) {
    const last = result.at(-1);
    const joins = each.kind === 'text' || each.kind === 'strong' || each.kind === 'em';
    if (joins && last?.kind === each.kind) result[result.length - 1] = { ...each, text: last.text + each.text };
    else result.push(each);
  }
  return result;
};

/** One line of Markdown in which only the persona's own spans are markup. */
export const inline = (text: Text): string => {
  const line = merged(text)
    .map(span)
    // Two pieces of code that touch would share their ticks, and what is between them would be code no more.
    .reduce(
      (before, after) => (before.endsWith('`') && after.startsWith('`') ? `${before} ${after}` : before + after),
      '',
    )
    .trim();
  return line.replace(start, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
};

/** In a cell a bar would begin the next one, inside code too. Needs text without `\|`, which a cell cannot say. */
export const cell = (text: Text): string => inline(text).replace(/\\?\|/g, '\\|');

export const say = (text: string): string => inline([{ kind: 'text', text }]);
