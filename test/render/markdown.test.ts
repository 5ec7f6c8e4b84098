import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { toMarkdown } from '../../src/render/markdown/to-markdown.ts';
import * as arbitrary from './arbitrary.ts';
import { sh, t } from './author.ts';
import { rollback, tiny } from './samples.ts';
import { objectsIn, unclean } from './strings-in.ts';

/** What a Markdown parser finds in it. */
const tokens = (markdown: string): Record<string, unknown>[] => objectsIn(marked.lexer(markdown, { gfm: true }));

const expectNothingAlive = (markdown: string): void => {
  const alive = tokens(markdown).filter(({ type }) => ['html', 'image', 'def', 'link'].includes(String(type)));
  expect(alive.filter(({ type, href }) => type !== 'link' || href !== arbitrary.goodUrl)).toEqual([]);
};

const prose = (...blocks: Extract<Blueprint['sections'][number], { kind: 'prose' }>['blocks']): Blueprint => ({
  ...tiny,
  sections: [{ ...rollback.sections[3]!, kind: 'prose', blocks }],
});

describe('an answer in Markdown', () => {
  it('has no HTML, image or link from anybody but the persona', () => {
    fc.assert(
      fc.property(arbitrary.blueprint, (blueprint) => {
        const markdown = toMarkdown(blueprint);
        expectNothingAlive(markdown);
        expect(markdown).not.toMatch(unclean);
      }),
      { numRuns: 80 },
    );
  });

  it('shows a value as it was given: no emphasis, no heading, no list', () => {
    fc.assert(
      fc.property(
        fc.oneof(arbitrary.text, fc.string({ unit: fc.constantFrom(...Array.from('*_~`#->+1.|[](<&$\\ ab!:@/w')) })),
        (value) => {
          const found = tokens(toMarkdown({ ...tiny, title: t('Answer'), lead: [t(value)] })).map(({ type }) => type);
          for (const type of ['strong', 'em', 'del', 'list', 'blockquote', 'table', 'br'])
            expect(found).not.toContain(type);
          expect(found.filter((type) => type === 'heading')).toHaveLength(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps code together whatever ticks are in it', () => {
    const text = 'echo "```"\n````\nnot the end';
    const code = tokens(toMarkdown(prose(sh(text)))).find(({ type }) => type === 'code');
    expect(code).toMatchObject({ lang: 'sh', text });
  });

  it('keeps pieces of code apart that would share their ticks', () => {
    const markdown = toMarkdown(
      prose({ kind: 'paragraph', text: t(['code', 'a`b'], ['code', '<img>'], ['code', 'c']) }),
    );
    expect(
      tokens(markdown)
        .filter(({ type }) => type === 'codespan')
        .map(({ text }) => text),
    ).toEqual(['a`b', '<img>', 'c']);
  });

  it('says as a list what a table cannot', () => {
    const table = {
      kind: 'table' as const,
      columns: [t('a'), t('b')],
      rows: [[t('grep'), t(['code', String.raw`a\|b`])]],
    };
    expect(toMarkdown(prose(table))).toContain(String.raw`- **grep** – b: ` + '`' + String.raw`a\|b` + '`');
  });

  it('makes an address of a value code, so that nobody is linked or called', () => {
    expect(toMarkdown({ ...tiny, lead: [t('ask ana@example.com or @octocat at https://evil.example')] })).toContain(
      'ask `ana@example.com` or `@octocat` at `https://evil.example`',
    );
  });
});
