/** How an item of a list stands that somebody has touched. */
export interface Tick {
  /** As a persona file calls them. */
  readonly list: string;
  readonly item: string;
  readonly ticked: boolean;
  /** Who did it, and when in milliseconds. */
  readonly person: string;
  readonly at: number;
  /** What they showed as proof: an address, or words. */
  readonly evidence?: string;
  /** Counts the changes of this item. */
  readonly version: number;
}

/** What somebody wants of an item, and on what they saw of it: version 0 is one that nobody has touched. */
export type TickChange = Omit<Tick, 'version'> & { readonly seen: number };
