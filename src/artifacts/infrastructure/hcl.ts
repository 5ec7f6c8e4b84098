/** Terraform's language as data, laid out as `terraform fmt` does. */

export type Value =
  | string
  | number
  | boolean
  | readonly Value[]
  | Reference
  | { readonly object: Readonly<Record<string, Value>> };

/** An expression, not a text: `var.region`, `aws_ecr_repository.service.arn`. */
export interface Reference {
  readonly ref: string;
}

export const ref = (expression: string): Reference => ({ ref: expression });

export interface Block {
  readonly block: string;
  readonly labels?: readonly string[];
  readonly comment?: string;
  readonly body: Readonly<Record<string, Value>>;
  readonly blocks?: readonly Block[];
}

/** In a quoted text `${` and `%{` would start an expression. */
const quote = (text: string): string => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

function value(given: Value): readonly string[] {
  if (typeof given === 'string') return [quote(given)];
  if (typeof given !== 'object') return [String(given)];
  if ('ref' in given) return given.ref.split('\n');
  if ('object' in given) return ['{', ...indent(attributes(given.object)), '}'];
  const items = given.map(value);
  if (items.every((lines) => lines.length === 1)) return [`[${items.flat().join(', ')}]`];
  return ['[', ...indent(items.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`])), ']'];
}

/** Neighbours of one line are aligned; what takes several lines stands apart. */
function attributes(body: Readonly<Record<string, Value>>): readonly string[] {
  const entries = Object.entries(body).map(([name, given]) => ({ name, lines: value(given) }));
  const short = entries.filter(({ lines }) => lines.length === 1);
  const width = Math.max(0, ...short.map(({ name }) => name.length));
  const long = entries.filter(({ lines }) => lines.length > 1);
  return [
    ...short.map(({ name, lines }) => `${name.padEnd(width)} = ${lines[0] ?? ''}`),
    ...long.flatMap(({ name, lines }, index) => [
      ...(index > 0 || short.length > 0 ? [''] : []),
      `${name} = ${lines[0] ?? ''}`,
      ...lines.slice(1),
    ]),
  ];
}

function block(one: Block): readonly string[] {
  const inner = [
    ...attributes(one.body),
    ...(one.blocks ?? []).flatMap((nested, index) => [
      ...(index > 0 || Object.keys(one.body).length > 0 ? [''] : []),
      ...block(nested),
    ]),
  ];
  const head = [one.block, ...(one.labels ?? []).map(quote)].join(' ');
  return [
    ...(one.comment === undefined ? [] : [`# ${one.comment}`]),
    ...(inner.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(inner), '}']),
  ];
}

export const toHcl = (blocks: readonly Block[]): string =>
  `${blocks.map((one) => block(one).join('\n')).join('\n\n')}\n`;

export const resource = (
  type: string,
  name: string,
  body: Block['body'],
  blocks: readonly Block[] = [],
  comment?: string,
): Block => ({
  block: 'resource',
  labels: [type, name],
  body,
  blocks,
  ...(comment !== undefined && { comment }),
});

export const variable = (name: string, description: string, fallback?: Value): Block => ({
  block: 'variable',
  labels: [name],
  body: { description, type: ref('string'), ...(fallback !== undefined && { default: fallback }) },
});

export const output = (name: string, description: string, expression: string): Block => ({
  block: 'output',
  labels: [name],
  body: { description, value: ref(expression) },
});
