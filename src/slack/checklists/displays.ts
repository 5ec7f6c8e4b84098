import type { Shows } from './shows.ts';

/** Where something of ours is on people's screens that changes by itself. */
export interface Display {
  readonly shows: Shows;
  /** How often it was out of date, and up to which of these times it shows. */
  readonly wanted: number;
  readonly shown: number;
  /** What Slack calls the state it was left in. */
  readonly hash?: string;
  /** When what it shows changes by itself: a proof is too old from then on. */
  readonly until?: number;
}

/** What it was left as. */
export type Left = Pick<Display, 'hash' | 'until'>;

export interface Aged {
  readonly tenant: string;
  readonly id: string;
  readonly until: number;
}

export interface ListOf {
  readonly system: string;
  readonly list: string;
}

/** Ids. */
export interface Stirred {
  readonly homes: readonly string[];
  readonly messages: readonly string[];
}

export interface Displays {
  find(tenant: string, id: string): Promise<Display | undefined>;
  /** From now on it shows this. */
  save(tenant: string, id: string, shows: Shows, at: number): Promise<void>;
  /** What shows the list, or every Home, is out of date now: Homes opened since then, and the newest messages. */
  stir(tenant: string, of: ListOf | 'homes', since: number): Promise<Stirred>;
  /** This one alone is out of date. False when it is not there, or was opened before that time. */
  want(tenant: string, id: string, since: number): Promise<boolean>;
  /** It shows all there was up to that time. */
  done(tenant: string, id: string, shown: number, left?: Left): Promise<void>;
  /** Of all tenants, what has changed by itself up to now and was not shown anew: Homes opened since then, and messages. */
  aged(now: number, since: number): Promise<readonly Aged[]>;
  forget(tenant: string, id: string): Promise<void>;
}
