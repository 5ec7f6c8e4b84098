import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { readRecipe } from '../../src/artifacts/read-recipe.ts';
import { fileAt } from './files.ts';
import { markdownFaults } from './judges/markdown.ts';
import { recipe } from './recipes.ts';

const kinds = ['runbook', 'adr', 'postmortem', 'pull-request'] as const;

const sample = recipe({
  wants: ['documents', 'tasks'],
  system: 'checkout',
  documents: kinds.map((kind) => ({
    kind,
    title: `Roll back checkout: ${kind}`,
    date: '2026-03-01',
    facts: [{ label: 'Owner', value: 'team shop | on-call' }],
    steps: [
      {
        title: 'Look',
        command: 'kubectl -n shop get deployment checkout',
        expect: 'READY 3/3',
        ifItFails: 'page the platform team',
      },
      { title: 'Fences', text: 'Shown as given.', command: 'cat <<EOF\n```\nEOF' },
    ],
    sections: [{ heading: 'Why', lines: ['It was <b>slow</b> *today*', '1. not a list', '# not a heading'] }],
    sources: ['https://example.com/a?b=1&c=(d)'],
  })),
  tasks: [
    { id: 'T1', title: 'Write "rules", then test', phase: 'Monitoring', owner: 'shop' },
    { id: 'T2', title: '=HYPERLINK("https://evil.example")', after: ['T1'], doneWhen: 'a test page arrived' },
  ],
});

const words = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      'tokens' in token && token.tokens ? words(token.tokens) : 'text' in token ? String(token.text) : '',
    )
    .join('');

describe('documents', () => {
  it.each(kinds)('lint clean: %s', (kind) => {
    const file = makeFiles(sample).find(({ path, language }) => language === 'markdown' && path.includes(kind));
    expect(markdownFaults(file?.text ?? '')).toEqual([]);
    expect(file?.text).toContain('````sh\ncat <<EOF\n```\nEOF\n````');
  });

  it('are refused by the linter when a table or a heading is broken', () => {
    expect(markdownFaults('#No space\n')).not.toEqual([]);
    expect(markdownFaults('# A\n\n| a | b |\n| --- | --- |\n| 1 |\n')).not.toEqual([]);
  });

  it('show the words of people as words, whatever is in them', () => {
    const line = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((one) => one.trim() === one && /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+$/u.test(one));
    fc.assert(
      fc.property(line, (given) => {
        const reading = readRecipe({
          wants: ['documents'],
          system: 'checkout',
          documents: [{ kind: 'adr', title: 'Decision', sections: [{ heading: 'Why', lines: [given] }] }],
        });
        if ('problems' in reading) return;
        const tokens = marked.lexer(makeFiles(reading.recipe)[0]?.text ?? '');
        const list = tokens.find((token): token is Tokens.List => token.type === 'list');
        expect(tokens.map(({ type }) => type).filter((type) => type !== 'space')).toEqual([
          'heading',
          'heading',
          'list',
        ]);
        const [item] = list?.items ?? [];
        expect(item?.tokens.map(({ type }) => type)).toEqual(['text']);
        const inline = (item?.tokens[0] as Tokens.Text | undefined)?.tokens ?? [];
        expect(
          inline.every(
            ({ type }) => type === 'text' || type === 'escape' || (type === 'link' && /https?:|www\.|@/.test(given)),
          ),
        ).toBe(true);
        expect(words(inline).replaceAll(/\s+/g, ' ')).toBe(given.replaceAll(/\s+/g, ' '));
      }),
    );
  });
});

describe('tasks', () => {
  it('are a CSV that is not a program, with what each waits for', () => {
    const { text } = fileAt(makeFiles(sample), 'docs/tasks/checkout.csv');
    expect(text).toBe(
      [
        'id,title,phase,owner,estimate,after,done when',
        'T1,"Write ""rules"", then test",Monitoring,shop,,,',
        `T2,"'=HYPERLINK(""https://evil.example"")",,,,T1,a test page arrived`,
        '',
      ].join('\r\n'),
    );
  });

  it('are a list to tick off', () => {
    const { text } = fileAt(makeFiles(sample), 'docs/tasks/checkout.md');
    expect(markdownFaults(text)).toEqual([]);
    expect(text).toContain('after T1');
  });

  it('are refused when one waits for a task that is not there or comes later', () => {
    const reading = readRecipe({
      wants: ['tasks'],
      system: 'checkout',
      tasks: [{ id: 'T1', title: 'a', after: ['T2'] }],
    });
    expect(reading).toEqual({
      problems: [{ field: 'tasks', message: 'T1 comes after T2, which is not listed before it' }],
    });
  });
});
