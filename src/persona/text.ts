/**
 * Prose as data. Authors write Markdown; a template puts values in; what comes out are spans and blocks in
 * which a value is always a value: it can hold no markup, so no renderer can bring one to life.
 */

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'em'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A moment, in milliseconds since 1970; `text` says it in UTC to whoever cannot be shown their own time. */
  | { readonly kind: 'time'; readonly text: string; readonly at: number }
  /** A value nobody gave. `name` is the variable, `text` what to call it. */
  | { readonly kind: 'gap'; readonly name: string; readonly text: string };

export type Text = readonly Span[];

export interface Code {
  readonly language: string;
  readonly text: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of its first item, where that is not 1: it goes on after a block of code. */
      readonly start?: number;
      readonly items: readonly Text[];
    }
  | { readonly kind: 'code'; readonly code: Code }
  | {
      readonly kind: 'table';
      readonly columns: readonly Text[];
      readonly rows: readonly (readonly Text[])[];
    };

/** Where a piece of an answer was read: `devops/platforms/helm.md`, the heading, the line. */
export interface Source {
  readonly file: string;
  readonly piece?: string;
  readonly line?: number;
  /** Where the fact itself comes from, out in the world. */
  readonly urls?: readonly string[];
}

/** Something to do, with all that a tired person needs beside it. */
export interface Step {
  readonly title: Text;
  /** What to do and the commands for it, in order. */
  readonly what: readonly Block[];
  readonly expect?: Text;
  readonly seconds?: number;
  readonly repeat?: Text;
  readonly fails?: Text;
  readonly why?: Text;
  /** It changes nothing, so it needs neither rehearsal nor a second pair of eyes. */
  readonly reads?: boolean;
  /** How to see beforehand what it would do, or what to read where there is no such way. */
  readonly rehearsal?: readonly Block[];
  readonly source: Source;
}

export const plain = (text: Text): string => text.map((span) => span.text).join('');
