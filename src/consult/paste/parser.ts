import type { z } from 'zod';
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
  /** Between them, or cut off: what could not be read. */
  readonly skipped?: readonly string[];
  /** The tool does not say what serves now: it is the newest of each owner. */
  readonly newestServes?: boolean;
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
  /** A row without its last columns, where the line below does not go on with them. */
  readonly short?: RegExp;
  readonly make: (groups: Groups) => Row | undefined;
  /** Fewer rows than this are no table. */
  readonly least?: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Reads the rows of a table, whatever stands around and between them. */
export function readTable({ lines }: Pasted, { header, row, short, make, least = 1 }: Table): Found | undefined {
  const head = header === undefined ? undefined : headOf(lines, header);
  if (header !== undefined && head === undefined) return undefined;
  const rows: Row[] = [];
  const skipped: { readonly at: number; readonly line: string }[] = [];
  let from = head?.from ?? -1;
  let to = head?.to ?? -1;
  for (let at = to + 1; at < lines.length && rows.length < mostRows; at += 1) {
    const match = matchAt(lines, at, row, short);
    const made = match === undefined ? undefined : make(match.groups);
    if (match === undefined || made === undefined) {
      if (from !== -1) skipped.push({ at, line: lines[at] ?? '' });
      continue;
    }
    rows.push(made);
    if (from === -1) from = at;
    at += match.size - 1;
    to = at;
  }
  return rows.length < least
    ? undefined
    : { rows, from, to, skipped: skipped.flatMap(({ at, line }) => (at < to ? [line] : [])) };
}

function headOf(lines: readonly string[], header: RegExp): { readonly from: number; readonly to: number } | undefined {
  for (const from of lines.keys()) {
    const match = matchAt(lines, from, header);
    if (match !== undefined) return { from, to: from + match.size - 1 };
  }
  return undefined;
}

function matchAt(
  lines: readonly string[],
  at: number,
  row: RegExp,
  short: RegExp = row,
): { readonly groups: Groups; readonly size: number } | undefined {
  let joined = '';
  for (let size = 1; size <= mostWrapped; size += 1) {
    const line = lines[at + size - 1];
    if (line === undefined || (size > 1 && (line.trim() === '' || row.test(line) || short.test(line)))) break;
    joined = size === 1 ? line : `${joined} ${line.trimStart()}`;
    // a line of prose has no row in it however much follows
    if (joined.length > 2000) break;
    const match = row.exec(joined);
    if (match !== null) return { groups: match.groups ?? {}, size };
    if (!/^\W*\S+\s*\S/u.test(line)) break;
  }
  const match = short === row ? null : short.exec(lines[at] ?? '');
  return match === null ? undefined : { groups: match.groups ?? {}, size: 1 };
}

/** Ends where a narrow terminal cut it. */
const cutOff = /(?:…|\.{3})$/u;

/** Leaves out what a tool prints for nothing. A name that was cut off is none, and may have been any that begins so. */
export function rowOf(fields: { readonly [Key in keyof Row]: Row[Key] | undefined }): Row {
  const { revision = '', failed, current, noted, partial, ...texts } = fields;
  const said = Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => {
      const trimmed = text?.trim() ?? '';
      if (trimmed === '' || /^(?:<none>|-|None|null)$/u.test(trimmed)) return [];
      const name = key === 'version' || key === 'image' || key === 'chart';
      return [[name && cutOff.test(trimmed) ? 'maybe' : key, trimmed.slice(0, 400)]];
    }),
  );
  return {
    revision: cutOff.test(revision.trim()) ? '' : revision.trim().slice(0, 200),
    ...said,
    ...(failed === true && { failed }),
    ...(current === true && { current }),
    ...(noted === true && { noted }),
    ...(partial === true && { partial }),
  };
}

/** Of each owner the entry with the highest number. */
export function withNewest(rows: readonly Row[]): readonly Row[] {
  const number = (row: Row): number => Number(/\d+$/u.exec(row.revision)?.[0] ?? Number.NaN);
  const newest = new Map<string | undefined, Row>();
  for (const row of rows) {
    const best = newest.get(row.owner);
    if (best === undefined || number(row) > number(best)) newest.set(row.owner, row);
  }
  return rows.map((row) => (row === newest.get(row.owner) ? { ...row, current: true } : row));
}

/** The entries of a list that are what they should be; a list that was cut may end in one that is not. */
export function entriesOf<T>(value: unknown, entry: z.ZodType<T>): readonly T[] {
  return Array.isArray(value) ? value.flatMap((one) => entry.safeParse(one).data ?? []) : [];
}

export function fromData({ data }: Pasted, parse: (value: unknown) => readonly Row[] | undefined): Found | undefined {
  const rows = data === undefined ? undefined : parse(data.value)?.slice(0, mostRows);
  return data === undefined || rows === undefined || rows.length === 0
    ? undefined
    : { rows, from: data.from, to: data.to, ...(data.cut !== undefined && { skipped: [data.cut] }) };
}
