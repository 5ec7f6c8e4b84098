/** Bash files: values stand in assignments at the top, quoted here; bodies are constant text. */

export type ShellValue =
  | { readonly kind: 'value'; readonly value: string }
  /** Nobody said: whoever runs the script must set it, and it stops where they did not. */
  | { readonly kind: 'gap'; readonly variable: string };

export const value = (text: string): ShellValue => ({ kind: 'value', value: text });
export const gap = (variable: string): ShellValue => ({ kind: 'gap', variable });
export const valueOr = (text: string | undefined, variable: string): ShellValue =>
  text === undefined ? gap(variable) : value(text);

const quote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const assign = ([name, from]: readonly [string, ShellValue]): string =>
  from.kind === 'value' ? `${name}=${quote(from.value)}` : `${name}="\${${from.variable}:?set ${from.variable}}"`;

export interface Script {
  /** What it does and how it is called, as comment lines. */
  readonly head: readonly string[];
  readonly values: Readonly<Record<string, ShellValue>>;
  readonly body: string;
}

/** Only what the body reads: an unused variable makes a reader look for its use. */
export const toBash = ({ head, values, body }: Script): string =>
  [
    '#!/usr/bin/env bash',
    ...head.map((line) => `# ${line}`),
    'set -euo pipefail',
    '',
    ...Object.entries(values)
      .filter(([name]) => new RegExp(String.raw`\$\{?${name}\b`).test(body))
      .map(assign),
    '',
    body.trim(),
    '',
  ].join('\n');
