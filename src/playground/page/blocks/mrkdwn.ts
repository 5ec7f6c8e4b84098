/** A piece of Slack's mrkdwn, read but not drawn. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'fence'; readonly text: string }
  | { readonly kind: 'style'; readonly style: 'bold' | 'italic' | 'strike'; readonly of: readonly Piece[] }
  | { readonly kind: 'quote'; readonly of: readonly Piece[] }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel' | 'wide'; readonly id: string }
  | { readonly kind: 'date'; readonly timestamp: number; readonly format: string };

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isMark = (mark: string): mark is keyof typeof STYLES => mark in STYLES;

const TOKEN =
  /`(?<code>[^`\n]+)`|<(?<angle>[^<>\n]+)>|:(?<emoji>[a-z0-9_+-]+):|(?<![\p{L}\p{N}*_~])(?<mark>[*_~])(?=\S)(?<styled>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])/gu;

const angle = (inside: string): Piece => {
  const [target = '', label] = inside.split('|', 2);
  const id = target.slice(1);
  if (target.startsWith('@')) return { kind: 'user', id };
  if (target.startsWith('#')) return { kind: 'channel', id };
  const date = /^!date\^(\d+)\^([^^]*)/.exec(target);
  if (date !== null) return { kind: 'date', timestamp: Number(date[1]), format: decode(date[2] ?? '') };
  if (target.startsWith('!')) return { kind: 'wide', id: label ?? id.replace(/^subteam\^/, '') };
  return { kind: 'link', url: decode(target), label: decode(label ?? target) };
};

const inline = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) pieces.push({ kind: 'text', text: decode(text.slice(from, match.index)) });
    from = match.index + match[0].length;
    const { code, angle: inside, emoji, mark = '', styled = '' } = match.groups ?? {};
    if (code !== undefined) pieces.push({ kind: 'code', text: decode(code) });
    else if (inside !== undefined) pieces.push(angle(inside));
    else if (emoji !== undefined) pieces.push({ kind: 'emoji', name: emoji });
    else if (isMark(mark)) pieces.push({ kind: 'style', style: STYLES[mark], of: inline(styled) });
  }
  if (from < text.length) pieces.push({ kind: 'text', text: decode(text.slice(from)) });
  return pieces;
};

const isQuoted = (line: string): boolean => /^(&gt;|>)/.test(line);

const lines = (text: string): Piece[] => {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = isQuoted(line);
    const last = runs.at(-1);
    const bare = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    if (last?.quoted === quoted) last.lines.push(bare);
    else runs.push({ quoted, lines: [bare] });
  }
  return runs.flatMap(({ quoted, lines }): Piece[] => {
    const of = inline(lines.join('\n'));
    return quoted ? [{ kind: 'quote', of }] : of;
  });
};

/** Reads mrkdwn: its styles, code, quotes, links, mentions and dates. */
export const readMrkdwn = (text: string): Piece[] =>
  text.split('```').flatMap((part, index): Piece[] => {
    if (index % 2 === 1) return [{ kind: 'fence', text: decode(part.replace(/^\n|\n$/g, '')) }];
    return part === '' ? [] : lines(part);
  });
