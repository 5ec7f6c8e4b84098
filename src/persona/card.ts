import type { Data, Kind } from './kinds.ts';

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
}

/** While its file is at hand: for whoever finds fault with it. */
export interface FreshCard<K extends Kind = Kind> extends Card<K> {
  /** The line of a field of the front matter. */
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
  /** A template that can be compiled. */
  readonly source: string;
}

const plainId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** A heading or name as an id: lower case, dashes. Nearly every heading is one already. */
export const slug = (text: string): string =>
  plainId.test(text)
    ? text
    : text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-|-$/gu, '');
