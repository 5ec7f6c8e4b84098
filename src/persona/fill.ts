import { fillShell } from './shell.ts';
import { unpack } from './sentinel.ts';
import type { Span } from './text.ts';

/** Unpacks values for the place where they landed. */

const shells = new Set(['sh', 'bash', 'shell', 'console']);

const quotedString = (text: string): string => JSON.stringify(text);

/** Inside a double-quoted string of PromQL, LogQL, SQL identifiers and the like. */
const insideString = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

/** A YAML plain scalar that cannot be anything but a string, or a quoted one. */
const yamlScalar = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9_./-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text)
    ? text
    : quotedString(text);

const fillers: Readonly<Record<string, (text: string) => string>> = {
  yaml: yamlScalar,
  yml: yamlScalar,
  json: quotedString,
  hcl: quotedString,
  promql: insideString,
  logql: insideString,
};

export function fillCode(language: string, source: string): string {
  if (shells.has(language)) return fillShell(source);
  const fill = fillers[language] ?? ((text: string) => text);
  return unpack(source)
    .map((piece) => {
      if (piece.kind === 'value') return fill(piece.text);
      return piece.kind === 'gap' ? fill(`<${piece.name.replaceAll('_', ' ')}>`) : piece.text;
    })
    .join('');
}

export function fillProse(kind: 'text' | 'strong' | 'em', source: string): readonly Span[] {
  return unpack(source).map((piece) =>
    piece.kind === 'gap'
      ? { kind: 'gap', name: piece.name, text: piece.name.replaceAll('_', ' ') }
      : { kind, text: piece.text },
  );
}
