import type { Trace } from '../consult/blueprint.ts';
import type { Inquiry } from '../consult/inquiry.ts';
import type { Request } from './request.ts';

/** What the Slack edge keeps, and what it expects of whoever keeps it. */
export interface Store {
  readonly journal: Journal;
  readonly sent: Sent;
  readonly consultations: Consultations;
  readonly watches: Watches;
  readonly offers: Offers;
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
  /** Drops the keys of requests and the turns of offers, and the consultations, from before those times. */
  prune(before: { readonly keys: number; readonly consultations: number }): Promise<void>;
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
}

export interface Consultations {
  find(thread: Thread): Promise<Consultation | undefined>;
  /** The newest in a channel: of those that this person began, or else of all. */
  last(place: Channel, asker: string): Promise<Consultation | undefined>;
  save(thread: Thread, consultation: Consultation, at: number): Promise<void>;
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
