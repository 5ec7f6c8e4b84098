import type { ListingTool } from '../inquiry.ts';
import type { Row } from './listing.ts';
import type { Pasted } from './pasted.ts';

/** What one kind of output holds, and the lines it stands on. */
export interface Found {
  readonly rows: readonly Row[];
  /** The commit that the version asked for is, printed above a list of commits. */
  readonly commit?: string;
  readonly from: number;
  readonly to: number;
}

/** Knows the output of one command by its shape. */
export interface Parser {
  readonly tool: ListingTool;
  read(pasted: Pasted): Found | undefined;
}

export const mostRows = 2000;
/** A row that a narrow terminal broke goes on over this many lines. */
const mostWrapped = 3;

interface Table {
  /** The line of column names; rows count only below it. Without one, rows must be unmistakable. */
  readonly header?: RegExp;
  readonly row: RegExp;
  readonly make: (groups: Readonly<Record<string, string | undefined>>) => Row | undefined;
  /** Fewer rows than this are no table. */
  readonly least?: number;
}

/** Reads the rows of a table, whatever stands around and between them. */
export function readTable({ lines }: Pasted, { header, row, make, least = 1 }: Table): Found | undefined {
  const start = header === undefined ? 0 : lines.findIndex((line) => header.test(line)) + 1;
  if (header !== undefined && start === 0) return undefined;
  const rows: Row[] = [];
  let from = header === undefined ? -1 : start - 1;
  let to = from;
  for (let at = start; at < lines.length && rows.length < mostRows; at += 1) {
    const match = matchAt(lines, at, row);
    const made = match === undefined ? undefined : make(match.groups);
    if (match === undefined || made === undefined) continue;
    rows.push(made);
    if (from === -1) from = at;
    at += match.size - 1;
    to = at;
  }
  return rows.length < least ? undefined : { rows, from, to };
}

function matchAt(
  lines: readonly string[],
  at: number,
  row: RegExp,
): { readonly groups: Readonly<Record<string, string | undefined>>; readonly size: number } | undefined {
  let joined = '';
  for (let size = 1; size <= mostWrapped; size += 1) {
    const line = lines[at + size - 1];
    if (line === undefined || (size > 1 && (line.trim() === '' || row.test(line)))) return undefined;
    joined = size === 1 ? line : `${joined} ${line.trimStart()}`;
    // a line of prose has no row in it however much follows
    if (joined.length > 2000) return undefined;
    const groups = row.exec(joined)?.groups;
    if (groups !== undefined) return { groups, size };
    if (!/^\W*\S+\s*\S/u.test(line)) return undefined;
  }
  return undefined;
}

/** Leaves out what a tool prints for nothing. */
export function rowOf(fields: { readonly [Key in keyof Row]: Row[Key] | undefined }): Row {
  const { revision = '', failed, current, noted, partial, ...texts } = fields;
  const said = Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => {
      const trimmed = text?.trim() ?? '';
      return trimmed === '' || /^(?:<none>|-|None|null)$/u.test(trimmed) ? [] : [[key, trimmed.slice(0, 400)]];
    }),
  );
  return {
    revision: revision.trim().slice(0, 200),
    ...said,
    ...(failed === true && { failed }),
    ...(current === true && { current }),
    ...(noted === true && { noted }),
    ...(partial === true && { partial }),
  };
}

/** Where a tool does not say what serves now, it is the entry with the highest number. */
export function withNewest(rows: readonly Row[]): readonly Row[] {
  const number = (row: Row): number => Number(/\d+$/u.exec(row.revision)?.[0] ?? Number.NaN);
  const newest = rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || number(row) > number(best) ? row : best),
    undefined,
  );
  return rows.map((row) => (row === newest ? { ...row, current: true } : row));
}

export function fromJson({ json }: Pasted, parse: (value: unknown) => readonly Row[] | undefined): Found | undefined {
  const rows = json === undefined ? undefined : parse(json.value)?.slice(0, mostRows);
  return json === undefined || rows === undefined || rows.length === 0
    ? undefined
    : { rows, from: json.from, to: json.to };
}
