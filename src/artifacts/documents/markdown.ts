/** Markdown that says what it was given, whatever characters are in it. */

export const text = (given: string): string =>
  given
    .replaceAll(/[\\`*_[\]<>#|~$!&]/g, (mark) => `\\${mark}`)
    .replaceAll('://', String.raw`\://`)
    .replace(/^(\s*)(\d+)([.)])/, String.raw`$1$2\$3`)
    .replace(/^(\s*)([-+=])/, String.raw`$1\$2`);

export const heading = (level: 1 | 2 | 3, title: string): string =>
  `${'#'.repeat(level)} ${text(title).replace(/[.,;:!?]+$/, '')}`;

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${text(line)}`).join('\n');

/** A fence longer than any in the code, so that the code cannot end it. */
export function code(language: string, content: string): string {
  const longest = Math.max(2, ...Array.from(content.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content.trimEnd()}\n${fence}`;
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(text).join(' | ')} |`;
  return [row(columns), `|${' --- |'.repeat(columns.length)}`, ...rows.map(row)].join('\n');
}

export const link = (url: string): string => `<${encodeURI(decodeURI(url)).replaceAll('>', '%3E')}>`;

export const toMarkdown = (blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
