import type { Trace } from '../consult/blueprint.ts';
import type { Entry, Incident } from '../consult/incidents/incident.ts';
import type { Inquiry } from '../consult/inquiry.ts';
import type { Deed, Run } from '../consult/runs/run.ts';
import type { Audits } from './audit/audits.ts';
import type { Displays } from './checklists/displays.ts';
import type { Ticks } from './checklists/ticks.ts';
import type { Installations } from './installs/installations.ts';
import type { Offers } from './offers/offers.ts';
import type { Watches } from './offers/watches.ts';
import type { Channel, Person, Thread } from './places.ts';
import type { Request } from './request.ts';
import type { Pauses } from './runs/pauses.ts';
import type { Reminders, Stories } from './stories/stories.ts';
import type { Releases } from './systems/releases.ts';
import type { Systems } from './systems/systems.ts';

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
  readonly runs: Stories<Run, Deed>;
  readonly incidents: Stories<Incident, Entry>;
  readonly reminders: Reminders;
  readonly pauses: Pauses;
  readonly installations: Installations;
  readonly audit: Audits;
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
  /** The oldest request that is due, is the first of its lane and is held by nobody alive; none of those ids. */
  claim(holder: Holder, except?: readonly string[]): Promise<Claim | undefined>;
  /**
   * Says that the holder is alive and at work on these: they stay its own. Nothing else does, for what it was given
   * without hearing of it would never be anybody's.
   */
  renew(holder: Holder, ids: readonly string[]): Promise<void>;
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
  /** Whoever had it last went away in the midst of it. */
  readonly abandoned: boolean;
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
