import type { Data, Kind } from './kinds.ts';
import type { Compiled } from './template.ts';

/** One persona file, read. */
export interface Card<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
  /** Relative to the folder of all personas: `devops/platforms/helm.md`. */
  readonly file: string;
  readonly data: Data<K>;
  /** By heading, as an id; what stands before the first heading is `about`. */
  readonly pieces: ReadonlyMap<string, Piece>;
  /** The line of a field of the front matter, for whoever finds fault with it later. */
  lineOf(path: readonly PropertyKey[]): number;
}

export interface Piece {
  readonly id: string;
  /** The heading as written. */
  readonly heading: string;
  /** Of the heading. */
  readonly line: number;
  /** Of the first word under it. */
  readonly textLine: number;
  readonly source: string;
  readonly template: Compiled;
}

/** A heading or name as an id: lower case, dashes. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
