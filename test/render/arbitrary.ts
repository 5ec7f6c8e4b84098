import fc from 'fast-check';
import type {
  Block,
  Blueprint,
  Caution,
  Code,
  Fact,
  FollowUp,
  PanelRow,
  Section,
  Source,
  Span,
  Step,
  Text,
} from '../../src/consult/blueprint.ts';

/** Answers that no handler would make: every field filled by somebody who wants to break a renderer. */

const nasty = [
  '<!channel>',
  '<!here|x>',
  '<@U1>',
  '<https://evil.example|checkout>',
  '*bold* _em_ ~gone~ `code` ```fence```',
  '**bold** __em__ ~~gone~~ # not a heading',
  '\u202Egnp.exe',
  '\u2066isolated\u2069\u200B\u200D\uFEFF',
  '\u001B[31mred\u001B[0m\u001B]8;;https://evil.example\u0007link',
  'one\r\ntwo\rthree\u2028four\u0085five',
  '<img src=x onerror=alert(1)> </div><!-- -->',
  '[click](https://evil.example) ![i](https://evil.example/x.png)',
  'https://evil.example www.evil.example a@evil.example @octocat',
  '[x]: https://evil.example',
  '| a | b \\| c \\\\| d |',
  '> quote\n- item\n1. item\n===\n---',
  '&lt;b&gt; &amp; &#60;',
  '🇺🇸👨‍👩‍👧 日本語テスト ﷽ नमस्ते e\u0301',
  '\uD800 lone',
  '`',
  '``',
  '\\',
  '|',
  '',
  ' ',
  '\t',
  '\n',
  'x'.repeat(10_000),
  '日'.repeat(1_500),
  'word '.repeat(1_000),
  '`'.repeat(50),
];

const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.string({ maxLength: 40 }) },
);

export const text: fc.Arbitrary<string> = fc.oneof(
  word,
  fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join('')),
);

/** The only address that may come alive; everything else in `url` is somebody's attempt. */
export const goodUrl = 'https://a.b/';

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'text', 'strong', 'em', 'code'), text }),
  fc.record({ kind: fc.constant('gap' as const), name: text, text }),
  fc.record({
    kind: fc.constant('link' as const),
    text,
    url: fc.constantFrom(goodUrl, 'javascript:alert(1)', 'http://evil.example', 'https://u:p@evil.example', '>)`|'),
  }),
);

const spans: fc.Arbitrary<Text> = fc.array(span, { maxLength: 3 });

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 2 });

/** exactOptionalPropertyTypes: a field that is not there is not there. */
const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

const record = <T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K] | undefined> }): fc.Arbitrary<T> =>
  fc.record(fields as unknown as { [K in keyof T]: fc.Arbitrary<T[K]> }).map((value) => without(value as T));

const code: fc.Arbitrary<Code> = fc.record({ language: fc.constantFrom('sh', 'yaml', '', '"><x', 'python'), text });
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 4 });
const source: fc.Arbitrary<Source> = fc.constant({ file: 'devops/x.md' });
const number = fc.oneof(
  fc.double({ min: -10, max: 200 }),
  fc.constantFrom(0, 33.333, 99.95, 100, Number.NaN, Infinity),
);
const rows = fc.oneof(
  { weight: 15, arbitrary: few(few(spans)) },
  {
    weight: 1,
    arbitrary: fc.constant(
      Array.from({ length: 150 }, (_, at) =>
        Array.from({ length: 25 }, () => [{ kind: 'text' as const, text: `${at}` }]),
      ),
    ),
  },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  record<Extract<Block, { kind: 'paragraph' }>>({ kind: fc.constant('paragraph' as const), text: spans }),
  record<Extract<Block, { kind: 'list' }>>({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    start: optional(fc.integer({ min: 1, max: 40 })),
    items: few(spans),
  }),
  record<Extract<Block, { kind: 'code' }>>({ kind: fc.constant('code' as const), code }),
  record<Extract<Block, { kind: 'table' }>>({ kind: fc.constant('table' as const), columns: few(spans), rows }),
);

const fact = record<Fact>({
  label: spans,
  value: spans,
  origin: fc.constantFrom('given', 'assumed', 'computed', 'sourced'),
  working: optional(spans),
});

const step = record<Step>({
  title: spans,
  what: few(block),
  expect: optional(spans),
  fails: optional(spans),
  repeat: optional(spans),
  why: optional(spans),
  seconds: optional(number),
  reads: optional(fc.boolean()),
  rehearsal: optional(few(block)),
  source,
});

const panelRow: fc.Arbitrary<PanelRow> = fc.oneof(
  fc.record({ kind: fc.constant('fact' as const), label: spans, value: spans }),
  fc.record({ kind: fc.constant('list' as const), label: spans, ordered: fc.boolean(), items: few(spans) }),
  fc.record({ kind: fc.constant('stage' as const), number: fc.nat(), name: spans, items: few(spans) }),
  record<Extract<PanelRow, { kind: 'bar' }>>({
    kind: fc.constant('bar' as const),
    label: spans,
    percent: number,
    note: optional(spans),
  }),
);

const common = { id: text, title: spans, place: fc.constantFrom('first' as const, 'more' as const), source };
type Of<K extends Section['kind']> = Extract<Section, { kind: K }>;
const kind = <K extends Section['kind']>(name: K): fc.Arbitrary<K> => fc.constant(name);

const section: fc.Arbitrary<Section> = fc.oneof(
  record<Of<'facts'>>({ ...common, kind: kind('facts'), facts: few(fact) }),
  record<Of<'table'>>({ ...common, kind: kind('table'), columns: few(spans), rows, note: optional(spans) }),
  record<Of<'steps'>>({
    ...common,
    kind: kind('steps'),
    steps: fc.array(step, { maxLength: 8 }),
    seconds: optional(number),
    targetSeconds: optional(number),
    note: optional(spans),
  }),
  record<Of<'bullets'>>({
    ...common,
    kind: kind('bullets'),
    groups: few(record<Of<'bullets'>['groups'][number]>({ title: optional(spans), items: few(spans) })),
  }),
  record<Of<'prose'>>({ ...common, kind: kind('prose'), blocks: few(block) }),
  record<Of<'meter'>>({
    ...common,
    kind: kind('meter'),
    meters: few(record<Of<'meter'>['meters'][number]>({ label: spans, percent: number, note: optional(spans) })),
    note: optional(spans),
  }),
  record<Of<'code'>>({ ...common, kind: kind('code'), code, note: optional(spans) }),
  record<Of<'options'>>({
    ...common,
    kind: kind('options'),
    options: few(fc.record({ name: spans, score: number, chosen: fc.boolean(), reasons: few(spans) })),
    note: optional(spans),
  }),
  record<Of<'checklist'>>({
    ...common,
    kind: kind('checklist'),
    items: few(
      record<Of<'checklist'>['items'][number]>({
        id: text,
        name: spans,
        priority: optional(spans),
        prove: optional(spans),
        detail: optional(spans),
      }),
    ),
  }),
  record<Of<'panel'>>({ ...common, kind: kind('panel'), rows: few(panelRow) }),
);

const sections = fc.array(section, { maxLength: 9 });

export const followUps: fc.Arbitrary<FollowUp[]> = fc.array(fc.record({ id: text, label: spans, ask: text }), {
  maxLength: 40,
});

export const blocks = few(block);

export const blueprint: fc.Arbitrary<Blueprint> = fc.record({
  inquiry: fc.record({
    intent: fc.constantFrom('blueprint' as const, 'rollback' as const),
    params: fc.constant({}),
    flags: fc.constant([]),
    using: fc.constant([]),
    values: fc.constant({}),
    conditions: fc.constant({}),
    figures: fc.constant({}),
    files: fc.constant(false),
    private: fc.boolean(),
    words: text,
  }),
  title: spans,
  subject: few(fact),
  lead: fc.array(spans, { maxLength: 3 }),
  cautions: few(record<Caution>({ text: spans, why: optional(spans), instead: optional(spans), source })),
  sections,
  followUps,
  gaps: few(record<Blueprint['gaps'][number]>({ name: text, label: spans, example: optional(text) })),
  trace: fc.record({
    persona: text,
    dataVersion: text,
    files: few(text),
    weights: fc.constant([]),
    rules: fc.constant([]),
    sources: few(fc.constantFrom(goodUrl, 'javascript:alert(1)', '<!channel>')),
  }),
});
