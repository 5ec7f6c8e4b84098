import type { SystemRecord } from '../../consult/systems/record.ts';
import type { By } from '../audit/audits.ts';
import type { Channel } from '../places.ts';

/** What a team recorded of a system, and who changed it last. */
export interface SavedSystem {
  /** Follows from the name. */
  readonly id: string;
  readonly record: SystemRecord;
  /** Grows with each change. */
  readonly revision: number;
  readonly person: string;
  readonly at: number;
}

export interface SystemChange extends By {
  readonly tenant: string;
  readonly id: string;
  readonly record: SystemRecord;
  /** What it was made from. Missing: it is to be a new one. */
  readonly of?: { readonly id: string; readonly revision: number };
  /** A file said it. */
  readonly imported?: true;
}

export type SystemSaved =
  | { readonly kind: 'saved' }
  /** Somebody was first: this is how it is by now, unless it was removed. */
  | { readonly kind: 'changed'; readonly now?: SavedSystem };

/** What the team told us of its systems, and what each channel is about. */
export interface Systems {
  /** In the order of their ids. */
  list(tenant: string): Promise<readonly SavedSystem[]>;
  find(tenant: string, id: string): Promise<SavedSystem | undefined>;
  save(change: SystemChange): Promise<SystemSaved>;
  /** With what binds channels to it and what is ticked of it. False when it was not there. */
  remove(tenant: string, id: string, by: By): Promise<boolean>;
  /** Ids, in the order in which they were bound. */
  bound(place: Channel): Promise<readonly string[]>;
  channelsOf(tenant: string, id: string): Promise<readonly string[]>;
  bind(place: Channel, id: string, by: By): Promise<void>;
  unbind(place: Channel, id: string, by: By): Promise<void>;
}
