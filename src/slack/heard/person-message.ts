import { z } from 'zod';

const schema = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  channel_type: z.string().exactOptional(),
  user: z.string(),
  ts: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().exactOptional(),
  subtype: z.enum(['thread_broadcast', 'file_share']).optional(),
  bot_id: z.undefined().optional(),
  files: z.array(z.object({ id: z.string() })).default([]),
  hidden: z.literal(false).optional(),
});

export type PersonMessage = Readonly<z.output<typeof schema>>;

/** What a person newly wrote; undefined for what bots write, for edits, deletions, joins, topics and the like. */
export const personMessage = (event: unknown): PersonMessage | undefined => schema.safeParse(event).data;

/** The names under which the same message may come again: a retry, or its other event. */
export const keysOf = (eventId: string, { channel, ts }: PersonMessage): readonly string[] => [
  `event:${eventId}`,
  `message:${channel}:${ts}`,
];
