import type { Card, Piece } from './card.ts';
import { fillCode } from './fill.ts';
import { readLine } from './markdown.ts';
import { readContent, type Content } from './steps.ts';
import { compile, gap, render, type Compiled, type Scope } from './template.ts';
import type { Code, Source, Text } from './text.ts';

/** Speaks the persona's words with the values of one consultation, and remembers which files spoke. */
export interface Voice {
  /** A line of front matter, which may be a template. */
  line(card: Card, template: string): Text;
  /** A command or query of front matter, its values made safe for that language. */
  code(card: Card, language: string, template: string): Code;
  /** A piece of the body; undefined when the card has none of that name. */
  piece(card: Card, id: string): Content | undefined;
  source(card: Card, piece?: string): Source;
  /** The same voice knowing more. */
  knowing(more: Scope): Voice;
  /** The same voice not knowing some values, each a gap by another name: `version` is the `fix_version` to be. */
  asking(gaps: Readonly<Record<string, string>>): Voice;
  readonly scope: Scope;
  /** Every card that has spoken so far, in order. */
  heard(): readonly Card[];
}

const longestCache = 5000;

/** Made once for each text; forgotten when a persona that changes would fill the memory. */
function onceForEach<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= longestCache) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/** Lines are few and asked for again and again: compiling them once is most of the speed of an answer. */
const compiledLine = onceForEach(compile);

/** Most lines say the same to everybody; one that says what somebody told is not kept. */
const readOnce = onceForEach(readLine);

/** Most pieces are never asked for. */
const pieces = new WeakMap<Piece, Compiled>();

function compiledPiece(piece: Piece): Compiled {
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  const compiled = compile(piece.source);
  pieces.set(piece, compiled);
  return compiled;
}

/** Most pieces say the same thing each time: what was read out of one last is kept beside it. */
const read = new WeakMap<Piece, { readonly rendered: string; readonly content: Content }>();

export function createVoice(
  scope: Scope,
  nameOf: (kind: string, id: string) => string | undefined,
  heard: Set<Card> = new Set(),
): Voice {
  /** `@rule:helm-packaging` is read out as the name of that card. */
  const resolve = (source: string): string =>
    source.includes('@')
      ? source.replaceAll(
          /@([a-z-]+):([a-z0-9][a-z0-9.-]*[a-z0-9])/gu,
          (whole, kind: string, id: string) => nameOf(kind, id) ?? whole,
        )
      : source;
  const source = (card: Card, id?: string): Source => {
    const piece = id === undefined ? undefined : card.pieces.get(id);
    return {
      file: card.file,
      ...(piece && { piece: piece.heading, line: piece.line }),
      ...(card.data.sources.length > 0 && { urls: card.data.sources }),
    };
  };
  // an answer of several parts looks at the same pieces many times
  const said = new Map<Piece, Content>();
  const content = (card: Card, piece: Piece): Content => {
    const before = said.get(piece);
    if (before !== undefined) return before;
    const made = contentAnew(card, piece);
    said.set(piece, made);
    return made;
  };
  const contentAnew = (card: Card, piece: Piece): Content => {
    const rendered = resolve(render(compiledPiece(piece), scope));
    const last = read.get(piece);
    if (last?.rendered === rendered) return last.content;
    const fresh = readContent(rendered, [{ kind: 'text', text: piece.heading }], source(card, piece.id));
    read.set(piece, { rendered, content: fresh });
    return fresh;
  };
  return {
    scope,
    source,
    heard: () => [...heard],
    knowing: (more) => createVoice({ ...scope, ...more }, nameOf, heard),
    asking: (gaps) => {
      const missing = Object.fromEntries(Object.entries(gaps).map(([name, called]) => [name, gap(called)]));
      return createVoice({ ...scope, ...missing }, nameOf, heard);
    },
    line: (card, template) => {
      heard.add(card);
      const rendered = resolve(render(compiledLine(template), scope));
      return rendered === template ? readOnce(template) : readLine(rendered);
    },
    code: (card, language, template) => {
      heard.add(card);
      return { language, text: fillCode(language, render(compiledLine(template), scope)).trimEnd() };
    },
    piece: (card, id) => {
      const piece = card.pieces.get(id);
      if (piece === undefined) return undefined;
      heard.add(card);
      return content(card, piece);
    },
  };
}
