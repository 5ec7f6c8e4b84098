import type { Block, Span, Text } from '../../consult/blueprint.ts';

export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Where to go from here: an address of our own making. */
  readonly link?: { readonly label: string; readonly url: string };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');

const anchor = (url: string, text: string): string => `<a href="${escape(url)}">${escape(text)}</a>`;

/** What is written may hold any address, and is led to those that browsers only show. */
const written = (url: string, text: string): string => (url.startsWith('https://') ? anchor(url, text) : escape(text));

const tags = { strong: 'strong', em: 'em', code: 'code' } as const;

const inline = (span: Span): string => {
  if (span.kind === 'link') return written(span.url, span.text);
  if (span.kind === 'text' || span.kind === 'gap' || span.kind === 'time') return escape(span.text);
  const tag = tags[span.kind];
  return `<${tag}>${escape(span.text)}</${tag}>`;
};

const line = (text: Text): string => text.map(inline).join('');

const draw = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${line(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`;
    }
    case 'code':
      return `<pre>${escape(block.code.text)}</pre>`;
    case 'table': {
      const row = (tag: 'td' | 'th', cells: readonly Text[]): string =>
        `<tr>${cells.map((cell) => `<${tag}>${line(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>${row('th', block.columns)}${block.rows.map((cells) => row('td', cells)).join('')}</table>`;
    }
  }
};

const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1rem}';

/** A page for a browser, of one note. */
export const toPage = ({ title, blocks, link }: Page): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escape(title)}</title><style>${style}</style></head><body><h1>${escape(title)}</h1>`,
    ...blocks.map(draw),
    ...(link === undefined ? [] : [`<p>${anchor(link.url, link.label)}</p>`]),
    '</body></html>',
  ].join('\n');
