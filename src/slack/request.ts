import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { homeNotes } from '../consult/notes.ts';
import { factsSchema } from './facts/facts-schema.ts';
import { incidentAsks, storedEntry } from './incidents/stored-incident.ts';
import { runDeeds } from './runs/run-value.ts';

/** Something a person asked of us in Slack: all it takes to answer it, now or after a restart. */
export const requestSchema = z.object({
  /** Ids sort by time, as hexadecimal text does in every database. */
  id: z.string(),
  kind: z.enum([
    'command',
    'mention',
    'direct',
    'reply',
    'button',
    'shortcut',
    'home',
    /** Overheard where somebody let us listen: it may want an offer. */
    'offer',
    /** The offer was taken. */
    'taken',
    /** What we took for facts, put right. */
    'correction',
    /** A form with what there is to know of a system was saved: `text` is its name. */
    'recorded',
    /** What an answer lacked was filled in. */
    'filled',
    /** Something in a list is done, or not any more: `text` is the proof. */
    'tick',
    /** No more offers in the channel, from somebody's Home. */
    'unwatch',
    /** A plan is worked through. */
    'run',
    /** An incident is opened, or something happened in it. */
    'incident',
    /** What is on somebody's screen is out of date. */
    'show',
  ]),
  /** The enterprise, or else the team. */
  tenant: z.string(),
  /** Asked by somebody of another company, in a channel that both share. */
  guest: z.literal(true).exactOptional(),
  /** Which of its workspaces: an enterprise has many. Missing in requests from before it was kept. */
  team: z.string().exactOptional(),
  user: z.string(),
  channel: z.string(),
  /** The thread the answer belongs to. Without one, the answer begins a thread. */
  thread: z.string().exactOptional(),
  /** The thread is not there yet: the answer opens it, below the message with that ts. */
  opens: z.boolean(),
  /** What was typed, as plain words. */
  text: z.string(),
  /** Ids of files that were shared along with it. */
  attached: z.array(z.string()).exactOptional(),
  /** Who wrote it, where that is somebody else than who asks; '' where it was a program. */
  author: z.string().exactOptional(),
  /** Kinds of credentials that were in it, and are no more: its author is told. */
  shown: z.array(z.string()).exactOptional(),
  /** Of a correction: what was entered. */
  facts: factsSchema.exactOptional(),
  /** Of a tick: which item, and on what its change was made. */
  tick: z
    .object({ system: z.string(), list: z.string(), item: z.string(), ticked: z.boolean(), seen: z.number() })
    .exactOptional(),
  /** Of a plan that is worked through: what was pressed, and on which state of its step. */
  run: z
    .object({
      run: z.string(),
      deed: z.enum(runDeeds),
      step: z.number(),
      seen: z.number(),
      to: z.string().exactOptional(),
      /** It is only rehearsed. */
      drill: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  /** Of an incident: which one, if it is not that of the channel, and what happened in it or is to be shown of it. */
  incident: z
    .object({
      id: z.string().exactOptional(),
      ask: z.enum(incidentAsks),
      deed: storedEntry.exactOptional(),
      seen: z.number().exactOptional(),
      /** The message that is to be quoted, and who wrote it where that was told. */
      ts: z.string().exactOptional(),
      author: z.string().exactOptional(),
      pinned: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  /** What it is about on somebody's screen. */
  display: z.string().exactOptional(),
  /** Several of these: Homes, of which each is published for itself. */
  displays: z.array(z.string()).exactOptional(),
  /** Of a Home: what it is to show. */
  view: z.object({ system: z.string(), list: z.string() }).exactOptional(),
  /** Of a Home: what to say there about what was pressed. */
  notice: z.object({ note: z.enum(homeNotes), person: z.string() }).exactOptional(),
  /** Of what was filled in: the first message of that answer, and what was entered. */
  filled: z
    .object({
      root: z.string(),
      entered: z.record(z.string(), z.string()),
      /** Whoever did it may not change what is known of systems: the groups that could not be read. */
      unkept: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
  responseUrl: z.string().exactOptional(),
  /** When it came, in milliseconds. */
  at: z.number(),
  /** How often we failed on it and tried again. */
  stumbles: z.number().exactOptional(),
  /** Set when we failed on it: what is left to say is that, with this id. */
  fault: z.string().exactOptional(),
  /** Set when Slack would not take the answer for too long: what is left to say is that. */
  late: z.literal(true).exactOptional(),
});

export type Request = Readonly<z.output<typeof requestSchema>>;

/** There will be no answer, only a word about that. */
export const isApology = ({ fault, late }: Request): boolean => fault !== undefined || late === true;

/** Requests of one lane are answered one after the other: a follow-up builds on the answer before it. */
export function laneOf({ kind, channel, thread, display, displays, id }: Request): string {
  if (displays !== undefined) return 'homes';
  // Each changes who is reminded of what, whoever pressed, and in whatever thread.
  if (kind === 'incident') return `${channel}:incident`;
  return display !== undefined && kind !== 'tick' ? display : `${channel}:${thread ?? id}`;
}

let count = 0;

export function newRequestId(at: number): string {
  count = (count + 1) % 0x1_00_00;
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${hex(at, 12)}${hex(count, 4)}${randomBytes(6).toString('hex')}`;
}

/** When a request came, by its id. */
export const timeOfRequest = (id: string): number => Number.parseInt(id.slice(0, 12), 16) || 0;
