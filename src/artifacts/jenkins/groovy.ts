/** Declarative Pipeline as data. Only what it allows can be said; strings are single-quoted, so Groovy reads nothing in them. */

export type Argument = string | number | boolean | Call;

export interface Call {
  readonly call: string;
  readonly value?: Argument;
  readonly named?: Readonly<Record<string, Argument>>;
}

export interface Stage {
  readonly name: string;
  readonly agent?: Agent;
  readonly when?: readonly (Call | { readonly expression: string })[];
  readonly options?: readonly Call[];
  readonly environment?: Readonly<Record<string, Argument>>;
  readonly input?: { readonly message: string; readonly ok: string };
  readonly steps?: readonly GroovyStep[];
  readonly parallel?: readonly Stage[];
  readonly post?: Post;
}

export type Agent = 'none' | { readonly label: string };
export type Post = Readonly<Partial<Record<'always' | 'success' | 'failure' | 'cleanup', readonly GroovyStep[]>>>;
/** `env.NAME = …` is the one thing we need a script block for. */
export type GroovyStep = Call | { readonly set: string; readonly to: Call };

export interface Pipeline {
  readonly head: readonly string[];
  readonly agent: Agent;
  readonly options: readonly Call[];
  readonly parameters?: readonly Call[];
  readonly environment?: Readonly<Record<string, Argument>>;
  readonly stages: readonly Stage[];
  readonly post?: Post;
}

const quote = (text: string): string => {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`);
  return text.includes('\n') ? `'''\\\n${escaped}'''` : `'${escaped}'`;
};

function argument(value: Argument): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? call(value, true) : String(value);
}

function call({ call: name, value, named }: Call, nested = false): string {
  if (named !== undefined) {
    const list = Object.entries(named)
      .map(([key, given]) => `${key}: ${argument(given)}`)
      .join(', ');
    return nested ? `${name}(${list})` : `${name} ${list}`;
  }
  if (value === undefined) return `${name}()`;
  return nested || typeof value === 'object' ? `${name}(${argument(value)})` : `${name} ${argument(value)}`;
}

type Lines = readonly string[];

// A line inside ''' belongs to the shell and keeps its place.
const block = (name: string, lines: Lines): Lines =>
  lines.length === 0
    ? []
    : [
        `${name} {`,
        ...lines.map((line) =>
          line
            .split('\n')
            .map((part, index) => (index === 0 ? `  ${part}` : part))
            .join('\n'),
        ),
        '}',
      ];

const step = (one: GroovyStep): Lines =>
  'set' in one ? block('script', [`env.${one.set} = ${call(one.to, true)}`]) : [call(one)];

const agent = (one: Agent | undefined): Lines =>
  one === undefined ? [] : one === 'none' ? ['agent none'] : block('agent', [`label ${quote(one.label)}`]);

const variables = (values: Readonly<Record<string, Argument>> = {}): Lines =>
  block(
    'environment',
    Object.entries(values).map(([name, value]) => `${name} = ${argument(value)}`),
  );

const calls = (name: string, list: readonly Call[] = []): Lines =>
  block(
    name,
    list.map((one) => call(one)),
  );

const post = (conditions: Post = {}): Lines =>
  block(
    'post',
    Object.entries(conditions).flatMap(([condition, steps]) => block(condition, steps.flatMap(step))),
  );

const stage = (one: Stage): Lines =>
  block(`stage(${quote(one.name)})`, [
    ...agent(one.agent),
    ...block(
      'when',
      (one.when ?? []).flatMap((condition) =>
        'expression' in condition ? block('expression', [condition.expression]) : [call(condition)],
      ),
    ),
    ...calls('options', one.options),
    ...variables(one.environment),
    ...(one.input === undefined
      ? []
      : block('input', [`message ${quote(one.input.message)}`, `ok ${quote(one.input.ok)}`])),
    ...block('steps', (one.steps ?? []).flatMap(step)),
    ...block('parallel', (one.parallel ?? []).flatMap(stage)),
    ...post(one.post),
  ]);

export const toGroovy = (pipeline: Pipeline): string =>
  [
    ...pipeline.head.map((line) => `// ${line}`),
    ...block('pipeline', [
      ...agent(pipeline.agent),
      ...calls('options', pipeline.options),
      ...calls('parameters', pipeline.parameters),
      ...variables(pipeline.environment),
      ...block('stages', pipeline.stages.flatMap(stage)),
      ...post(pipeline.post),
    ]),
    '',
  ].join('\n');

/** Bash, which stops at the first command that fails and at a variable nobody set. */
const bash = (...lines: readonly string[]): string =>
  ['#!/usr/bin/env bash', 'set -euo pipefail', ...lines, ''].join('\n');

export const sh = (...lines: readonly string[]): Call => ({ call: 'sh', value: bash(...lines) });

/** A shell whose output is the value; what it says on the way goes to the log. */
export const output = (...lines: readonly string[]): Call => ({
  call: 'sh',
  named: { returnStdout: true, script: bash(...lines) },
});
