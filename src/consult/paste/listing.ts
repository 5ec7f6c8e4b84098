import type { ListingTool } from '../inquiry.ts';

/** One entry of a history that a tool printed. Only what was there is set. */
export interface Row {
  /** What the tool's own way back takes: a number, a name, an id, an image. Empty when it was not printed. */
  readonly revision: string;
  /** What the entry says of its version: app version, tag, description, commit. */
  readonly version?: string;
  /** What it may have carried, where its note leaves a choice. */
  readonly maybe?: string;
  /** Its version is what somebody noted, not what a tool recorded. */
  readonly noted?: boolean;
  /** A chart with its version, `checkout-2.3.0`. */
  readonly chart?: string;
  /** One image, or several separated by commas. */
  readonly image?: string;
  /** Whose revision it is, where a listing holds those of many. */
  readonly owner?: string;
  readonly status?: string;
  readonly when?: string;
  /** It never worked. */
  readonly failed?: boolean;
  /** It did not end well and may have changed a part of what runs. */
  readonly partial?: boolean;
  /** It serves now. */
  readonly current?: boolean;
}

/** A history, and the kind of output it was read from. Rows stand as printed. */
export interface Listing {
  readonly tool: ListingTool;
  readonly rows: readonly Row[];
  /** Lines of it that could not be read: cut off, or broken. */
  readonly unread?: readonly string[];
  /** What the command above it says of where it was run. */
  readonly values?: Readonly<Record<string, string>>;
}
