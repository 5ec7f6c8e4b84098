import type { Trace } from '../consult/blueprint.ts';
import type { Tick, TickChange } from '../consult/checklists/tick.ts';
import type { Inquiry } from '../consult/inquiry.ts';
import type { Release } from '../consult/systems/release.ts';
import type { SystemRecord } from '../consult/systems/record.ts';
import type { Shows } from './checklists/shows.ts';
import type { Request } from './request.ts';

/** What the Slack edge keeps, and what it expects of whoever keeps it. */
export interface Store {
  readonly journal: Journal;
  readonly sent: Sent;
  readonly consultations: Consultations;
  readonly watches: Watches;
  readonly offers: Offers;
  readonly systems: Systems;
  readonly releases: Releases;
  readonly ticks: Ticks;
  readonly displays: Displays;
  /** Deletes all there is of a tenant. */
  forgetTenant(tenant: string): Promise<void>;
  /** Throws when nothing can be read or written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Every request from before its acknowledgement until it is answered. Several processes may share one: a request is
 * worked on by the one that holds it, for as long as it says that it is alive.
 */
export interface Journal {
  /** On disk when this resolves. The keys say what else is the same request: a retry, the other event of one message. */
  accept(request: Request, keys: readonly string[]): Promise<'new' | 'seen'>;
  /** The oldest request that is due, is the first of its lane and is held by nobody alive. */
  claim(holder: Holder): Promise<Claim | undefined>;
  /** Says that the holder is alive: what it holds stays its own. */
  renew(holder: Holder): Promise<void>;
  holds(request: Request, holder: Holder): Promise<boolean>;
  /** Gives a request back, to be tried again at that time. It may have changed. Only its holder can. */
  postpone(request: Request, until: number, holderId: string): Promise<void>;
  /** Forgets all but the keys. Only its holder can. */
  finish(request: Request, holderId: string): Promise<void>;
  /** Drops the keys of requests and the turns of offers, and what holds people's words, from before those times. */
  prune(before: { readonly keys: number; readonly words: number }): Promise<void>;
}

export interface Holder {
  readonly id: string;
  readonly now: number;
  /** Until when it is alive without saying so again. */
  readonly until: number;
}

export interface Claim {
  readonly request: Request;
  /** How often it has been tried before. */
  readonly attempts: number;
}

/** What has gone out for a request, so that nothing goes out twice. `ts` is missing while nobody knows whether it did. */
export interface Sent {
  find(request: Request, key: string): Promise<SentMessage | undefined>;
  /** About to send. */
  begin(request: Request, key: string): Promise<void>;
  done(request: Request, key: string, message: Required<SentMessage>): Promise<void>;
  /** It certainly did not go out. */
  undo(request: Request, key: string): Promise<void>;
}

export interface SentMessage {
  readonly channel?: string;
  readonly ts?: string;
}

export interface Thread {
  readonly tenant: string;
  readonly channel: string;
  readonly ts: string;
}

/** The last thing asked in a thread, for those who ask on. */
export interface Consultation {
  readonly inquiry: Inquiry;
  readonly trace: Trace;
  /** Who began it: a reply of theirs may be meant for us without a mention. */
  readonly asker: string;
  /** The request it answered: when that is tried again, this is its own inquiry and not one to build on. */
  readonly request: string;
  /** What the thread had an answer to before: this one does not say again what that one said. */
  readonly before?: Inquiry;
  /** Its messages in Slack, the first one first: it may be made whole in its place. */
  readonly posted?: readonly string[];
}

export interface Consultations {
  find(thread: Thread): Promise<Consultation | undefined>;
  /** The newest in a channel: of those that this person began, or else of all. */
  last(place: Channel, asker: string): Promise<Consultation | undefined>;
  save(thread: Thread, consultation: Consultation, at: number): Promise<void>;
  /** The newest that this person began, wherever they did. */
  recent(person: Person, most: number): Promise<readonly Recent[]>;
}

export interface Recent {
  readonly channel: string;
  readonly ts: string;
  readonly at: number;
  readonly consultation: Consultation;
}

export interface Channel {
  readonly tenant: string;
  readonly channel: string;
}

/** Somebody let us listen in a channel, and since when. */
export interface Watch {
  readonly person: string;
  readonly at: number;
}

/** Where we may listen. Nowhere, unless somebody said so. */
export interface Watches {
  find(place: Channel): Promise<Watch | undefined>;
  /** Whoever was first stays the one who did it. */
  start(place: Channel, watch: Watch): Promise<void>;
  stop(place: Channel): Promise<void>;
  /** All channels of a tenant. */
  list(tenant: string): Promise<readonly string[]>;
}

export interface Person {
  readonly tenant: string;
  readonly person: string;
}

/** What keeps offers rare. */
export interface Offers {
  /**
   * Takes the turn of a person and of a channel, both or none: none while one of them had a turn after that time. Of
   * several processes that try at once, one gets it; the request that has it may ask again.
   */
  take(turn: Turn): Promise<boolean>;
  /** From now on no offers for this person, or offers again. */
  silence(person: Person, at: number): Promise<void>;
  welcome(person: Person): Promise<void>;
  isSilenced(person: Person): Promise<boolean>;
}

export interface Turn extends Channel, Person {
  readonly request: string;
  readonly at: number;
  readonly personLast: number;
  readonly channelLast: number;
}

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

export interface SystemChange {
  readonly tenant: string;
  readonly id: string;
  readonly record: SystemRecord;
  /** What it was made from. Missing: it is to be a new one. */
  readonly of?: { readonly id: string; readonly revision: number };
  readonly person: string;
  readonly at: number;
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
  remove(tenant: string, id: string): Promise<boolean>;
  /** Ids, in the order in which they were bound. */
  bound(place: Channel): Promise<readonly string[]>;
  channelsOf(tenant: string, id: string): Promise<readonly string[]>;
  bind(place: Channel, id: string, by: Watch): Promise<void>;
  unbind(place: Channel, id: string): Promise<void>;
}

/** What went live of a team's systems. */
export interface Releases {
  /** False when it was known already. */
  record(tenant: string, system: string, release: Release): Promise<boolean>;
  /** Newest first; not all there ever were. */
  of(tenant: string, system: string): Promise<readonly Release[]>;
}

/** What is ticked of the lists of each system. The id of no system is ''. */
export interface Ticks {
  /** Of each item that somebody has touched, how it stands. */
  of(tenant: string, system: string): Promise<readonly Tick[]>;
  /** False when the item is not as it was seen: then nothing was changed. The same change again is no other one. */
  save(tenant: string, system: string, change: TickChange): Promise<boolean>;
  /** Ids of systems of which anything was ever ticked, in order. */
  systems(tenant: string): Promise<readonly string[]>;
}

/** Where something of ours is on people's screens that changes by itself. */
export interface Display {
  readonly shows: Shows;
  /** How often it was out of date, and up to which of these times it shows. */
  readonly wanted: number;
  readonly shown: number;
  /** What Slack calls the state it was left in. */
  readonly hash?: string;
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
  done(tenant: string, id: string, shown: number, hash?: string): Promise<void>;
  forget(tenant: string, id: string): Promise<void>;
}
