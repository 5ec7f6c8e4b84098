import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { atLineStart } from './at-line-start.ts';
import { fillCode, fillProse } from './fill.ts';
import { holdsMark } from './sentinel.ts';
import type { Block, Span, Text } from './text.ts';

/** The Markdown that authors may use, read into blocks. Whatever else stands there is named by `foreign`. */

export interface Heading {
  readonly kind: 'heading';
  readonly text: Text;
}

export type Part = Block | Heading;

function inline(tokens: readonly Token[]): Text {
  const spans: Span[] = [];
  for (const token of tokens) spans.push(...span(token));
  return join(spans);
}

/** Neighbours of one kind become one span, so that renderers and tests see words and not tokens. */
function join(spans: readonly Span[]): Text {
  const joined: Span[] = [];
  for (const next of spans) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.kind === next.kind &&
      (next.kind === 'text' || next.kind === 'strong' || next.kind === 'em')
    ) {
      joined[joined.length - 1] = { kind: next.kind, text: last.text + next.text };
    } else if (next.text !== '') joined.push(next);
  }
  return joined;
}

/** marked's own tokens: we add no extensions, so there are no others. */
const isOwn = (token: Token): token is MarkedToken => typeof token.type === 'string';

function span(token: Token): readonly Span[] {
  if (!isOwn(token)) return [];
  switch (token.type) {
    case 'strong':
      return emphasised('strong', token);
    case 'em':
      return emphasised('em', token);
    case 'codespan':
      // several words may be a command to paste; a single one is a name or a value to look for
      return [{ kind: 'code', text: fillCode(/\s/u.test(token.text) ? 'sh' : 'name', token.text) }];
    case 'link': {
      const text = fillProse('text', token.text)
        .map((piece) => piece.text)
        .join('');
      if (!token.href.startsWith('https://') || holdsMark(token.href)) return [{ kind: 'text', text }];
      return [{ kind: 'link', text, url: token.href }];
    }
    case 'br':
      return [{ kind: 'text', text: ' ' }];
    default:
      return fillProse('text', ('text' in token ? token.text : token.raw).replaceAll('\n', ' '));
  }
}

/** Emphasis holds text and code, one level deep. */
const emphasised = (kind: 'strong' | 'em', token: Tokens.Strong | Tokens.Em): readonly Span[] =>
  token.tokens.flatMap((inner) =>
    inner.type === 'codespan' || inner.type === 'link'
      ? span(inner)
      : fillProse(kind, 'text' in inner ? String(inner.text) : inner.raw),
  );

const tokensOf = (token: Token): readonly Token[] => ('tokens' in token && token.tokens) || [];

function part(token: Token): Part | undefined {
  if (!isOwn(token)) return undefined;
  switch (token.type) {
    case 'heading':
      return { kind: 'heading', text: inline(tokensOf(token)) };
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', text: inline(tokensOf(token)) };
    case 'list': {
      const items = token.items.map((item) => inline(item.tokens.flatMap((inner) => [...tokensOf(inner)])));
      const start = typeof token.start === 'number' && token.start > 1 ? { start: token.start } : {};
      return { kind: 'list', ordered: token.ordered, ...start, items };
    }
    case 'code': {
      const language = token.lang ?? 'text';
      return { kind: 'code', code: { language, text: fillCode(language, token.text) } };
    }
    case 'table': {
      return {
        kind: 'table',
        columns: token.header.map((cell) => inline(cell.tokens)),
        rows: token.rows.map((row) => row.map((cell) => inline(cell.tokens))),
      };
    }
    default:
      return undefined;
  }
}

export const readMarkdown = (source: string): readonly Part[] => lexer(source).flatMap((token) => part(token) ?? []);

export function readLine(source: string): Text {
  const [first] = lexer(source.replaceAll('\n', ' '));
  return first === undefined ? [] : inline(tokensOf(first));
}

/** Every trace of what is not allowed, and some more: most pieces have none and need no closer look. */
const strangeInLine = /<[A-Za-z!/?]|!\[|\]\((?!https:)|\]:|[wW]{3}\.|(?!https:\/\/)[hH][tT]{2}[pP][sS]?:\/\//u;
/** Apart, because one pattern for both would be tried at every character. */
const strangeLine =
  /^(?: *>| {0,3}#{1,2} | {0,3}#{4,}| *(?:-[ -]*-[ -]*-|\*[ *]*\*[ *]*\*|_[ _]*_[ _]*_) *$| *(?:={2,}|-{2,}) *$| *(?:`{3,}|~{3,})[ \t]*$| {2,}|\t|(?:[-*+]|\d+[.)]) (?:[-*+]|\d+[.)]) )/mu;

/** A fence with a language, to its end, or a word or command in a line: whatever stands in it is code. */
const wholeCode = /^```[a-z]+[^\n]*\n[^]*?^```$|(?<!`)`[^`\n]+`(?!`)/gmu;

/** What each strange thing in a line has. To look for these alone takes a quarter of the time. */
const hints = ['<', '![', '](', ']:', '://'];
const web = /[wW]{3}\./u;

const isStrange = (prose: string): boolean =>
  ((hints.some((hint) => prose.includes(hint)) || web.test(prose)) && strangeInLine.test(prose)) ||
  strangeLine.test(prose);

const fenceBegins = '```';

/** What stands between fences with a language, by a look at fences alone; one that never ends stays. */
function withoutFences(source: string): readonly string[] {
  const kept: string[] = [];
  let from = 0;
  for (let at = atLineStart(source, fenceBegins, 0); at < source.length; at = atLineStart(source, fenceBegins, from)) {
    const end = source.indexOf(`\n${fenceBegins}\n`, at);
    const line = source.slice(at, source.indexOf('\n', at));
    if (end < 0 || !/^```[a-z]+/u.test(line)) break;
    kept.push(source.slice(from, at));
    from = end + 1 + fenceBegins.length;
  }
  return [...kept, source.slice(from)];
}

/** What an author may not write, in words; empty when all is well. */
export function foreign(source: string): readonly { readonly what: string; readonly raw: string }[] {
  const found: { what: string; raw: string }[] = [];
  if (!withoutFences(source).some(isStrange) || !isStrange(source.replaceAll(wholeCode, 'code'))) return found;
  const look = (tokens: readonly Token[], inList: boolean): void => {
    for (const token of tokens.filter(isOwn)) {
      if (token.type === 'html') found.push({ what: 'HTML', raw: token.raw });
      if (token.type === 'image') found.push({ what: 'an image', raw: token.raw });
      if (token.type === 'blockquote') found.push({ what: 'a quotation', raw: token.raw });
      if (token.type === 'hr') found.push({ what: 'a rule', raw: token.raw });
      if (token.type === 'heading' && token.depth !== 3) {
        found.push({ what: 'a heading that is not ## or ###', raw: token.raw });
      }
      if (token.type === 'code' && !token.lang) {
        found.push({ what: 'a code block without a language', raw: token.raw });
      }
      if (token.type === 'link' && !token.href.startsWith('https:')) {
        found.push({ what: 'a link that is not https', raw: token.raw });
      }
      if (token.type === 'list') {
        if (inList) found.push({ what: 'a list inside a list', raw: token.raw });
        for (const item of token.items) look(item.tokens, true);
      } else look(tokensOf(token), inList);
    }
  };
  look(lexer(source), false);
  return found;
}
