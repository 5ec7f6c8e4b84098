import type { FileKind } from '../inquiry.ts';

/** What was seen in files that somebody pasted: places and names, never what stands there. */
export interface Reviewed {
  readonly files: readonly ReviewedFile[];
}

export interface ReviewedFile {
  readonly kind: FileKind;
  readonly lines: number;
  /** Of its documents, as "Deployment checkout". */
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
}

export interface Finding {
  /** The persona's file that says what it means. */
  readonly id: string;
  readonly line: number;
  /** What it is found in, when that has a name. */
  readonly name?: string;
}
