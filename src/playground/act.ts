import { z } from 'zod';

const where = { as: z.string(), in: z.string() };
const message = { ...where, ts: z.string() };

/** What a person enters or chooses: text, a number, the `value` of an option, an id, a date; several for a multi-select. */
const entry = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

/** What stands in the inputs of a view or message, by block id and action id. */
const entries = z.record(z.string(), z.record(z.string(), entry));

/** Where an element is: in a message, or in a modal or the home tab. */
const target = z.union([z.strictObject({ in: z.string(), ts: z.string() }), z.strictObject({ view: z.string() })]);

const does = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ do: z.literal(kind), as: z.string(), ...shape });

/** One thing a person does in Slack: the body of `POST /playground/do`. `as` is who, `in` is the conversation. */
export const Act = z.discriminatedUnion('do', [
  /** `thread` is the ts of the message that began the thread; `files` are ids that `POST /playground/files` gave. */
  does('say', { ...where, text: z.string(), thread: z.string().optional(), files: z.array(z.string()).optional() }),
  /** `/devops rollback v2.3`, as typed. */
  does('command', { ...where, text: z.string().startsWith('/') }),
  does('edit', { ...message, text: z.string() }),
  does('delete', message),
  /** Takes the reaction back when this person has given it. */
  does('react', { ...message, name: z.string().regex(/^[a-z0-9_+'-]+$/u) }),
  does('pin', message),
  /**
   * Presses a button (no value), chooses from a menu, ticks, or enters text that dispatches. `entries` is what else
   * stands in the inputs of that view or message now: Slack tells the bot.
   */
  does('use', { target, block: z.string(), action: z.string(), value: entry.optional(), entries: entries.optional() }),
  does('submit', { view: z.string(), entries }),
  does('close', { view: z.string() }),
  does('openHome', { tab: z.enum(['home', 'messages']) }),
  does('messageShortcut', { ...message, callbackId: z.string() }),
  does('globalShortcut', { callbackId: z.string() }),
  /** Adds the bot to a channel. */
  does('invite', where),
  /** Time passes until then, for Slack and the bot alike: what is scheduled is said when its time has come. */
  does('skip', { to: z.number() }),
]);
export type Act = z.output<typeof Act>;
export type Entry = z.output<typeof entry>;
export type Entries = z.output<typeof entries>;
