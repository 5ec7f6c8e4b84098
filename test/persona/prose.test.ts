import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../src/persona/markdown.ts';
import { readContent } from '../../src/persona/steps.ts';
import { compile, render, type Scope } from '../../src/persona/template.ts';

const line = (template: string, scope: Scope = {}): ReturnType<typeof readLine> =>
  readLine(render(compile(template), scope));

const content = (template: string, scope: Record<string, string> = {}): ReturnType<typeof readContent> =>
  readContent(render(compile(template), scope), [], { file: 'x.md' });

describe('prose with values', () => {
  it('reads the author’s emphasis, code and links', () => {
    expect(line('Go **back** with `helm rollback`, see [docs](https://helm.sh/x).')).toEqual([
      { kind: 'text', text: 'Go ' },
      { kind: 'strong', text: 'back' },
      { kind: 'text', text: ' with ' },
      { kind: 'code', text: 'helm rollback' },
      { kind: 'text', text: ', see ' },
      { kind: 'link', text: 'docs', url: 'https://helm.sh/x' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('keeps whatever a person typed as plain characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom(
            '**x**',
            '[a](https://b)',
            '`c`',
            '<b>',
            '# h',
            '- i',
            '{{ system }}',
            '{% if %}',
            '\n\n## x',
          ),
        ),
        (system) => {
          const seen = system.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ');
          const spans = line('Roll back {{ system }} now', { system });
          expect(spans.every((span) => span.kind === 'text')).toBe(true);
          expect(spans.map((span) => span.text).join('')).toBe(`Roll back ${seen} now`);
        },
      ),
    );
  });

  it('shows what nobody gave as a gap with a name', () => {
    expect(line('in {{ from_version }}')).toEqual([
      { kind: 'text', text: 'in ' },
      { kind: 'gap', name: 'from_version', text: 'from version' },
    ]);
  });

  it('treats a gap as unknown in conditions', () => {
    expect(line('{% if version %}to {{ version }}{% else %}which one?{% endif %}')).toEqual([
      { kind: 'text', text: 'which one?' },
    ]);
  });

  it.each([
    ['takes spaces away', 'one  {%- if system -%}  {{ system }}  {%- endif -%}  two', 'onecheckouttwo'],
    [
      'leaves other templates alone',
      'a {% raw %}${{ system }}{% endraw %} of {{ system }}',
      'a ${{ system }} of checkout',
    ],
    [
      'repeats',
      '{% for one in items %}{{ one }} for {{ system }}, {% endfor %}done',
      'a for checkout, b for checkout, done',
    ],
    ['names', '{% assign system = "cart" %}Stop {{ system }}, {{ version | default: "it" }}', 'Stop cart, it'],
    ['holds its own marks in quotes', '{{ version | default: "}} {% if" }} of {{ system }}', '}} {% if of checkout'],
  ])('follows a template that %s', (_, template, said) => {
    const spans = line(template, { system: 'checkout', items: ['a', 'b'] });
    expect(spans.map((span) => span.text).join('')).toBe(said);
  });

  it('says durations and large numbers as people do', () => {
    const say = (template: string, value: number): string =>
      line(template, { total: value })
        .map((span) => span.text)
        .join('');
    expect([
      say('{{ total | duration }}', 2592),
      say('{{ total | duration }}', 90),
      say('{{ total | duration }}', 900),
      say('{{ total | duration }}', 259_200),
      say('{{ total | number }}', 2_073_600),
    ]).toEqual(['43 min 12 s', '90 s', '15 min', '3 days', '2,073,600']);
  });
});

describe('a piece with steps', () => {
  const piece = [
    '### Pause automation',
    'It would undo you.',
    '',
    '```sh',
    'argocd app set {{ system }} --sync-policy none',
    'Expect: not a label here',
    '```',
    'Expect: no automated policy.',
    'Takes: 1m 30s',
    'Repeat: safe.',
    'If it fails: ask `argocd app get {{ system }}`.',
    '### Roll back',
    'Platform: rollback',
    '',
  ].join('\n');

  it('reads what to do, what to expect, how long, and what if it fails', () => {
    const [first, second] = content(piece, { system: 'checkout' }).steps;
    expect(first).toEqual({
      title: [{ kind: 'text', text: 'Pause automation' }],
      what: [
        { kind: 'paragraph', text: [{ kind: 'text', text: 'It would undo you.' }] },
        {
          kind: 'code',
          code: { language: 'sh', text: 'argocd app set checkout --sync-policy none\nExpect: not a label here' },
        },
      ],
      expect: [{ kind: 'text', text: 'no automated policy.' }],
      seconds: 90,
      repeat: [{ kind: 'text', text: 'safe.' }],
      fails: [
        { kind: 'text', text: 'ask ' },
        { kind: 'code', text: 'argocd app get checkout' },
        { kind: 'text', text: '.' },
      ],
      source: { file: 'x.md' },
    });
    expect(second?.platform).toBe('rollback');
  });

  it('is a single step when it has labels but no headings', () => {
    expect(content('Do it.\n\nTakes: 2m\n').steps).toHaveLength(1);
  });

  it('leaves out what a condition leaves out, without a trace', () => {
    const { blocks } = content('- one\n{% if version %}\n- two\n{% endif %}\n- three\n');
    expect(blocks).toEqual([
      { kind: 'list', ordered: false, items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'three' }]] },
    ]);
  });
});
