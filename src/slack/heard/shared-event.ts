import { z } from 'zod';

const shape = z.object({
  is_ext_shared_channel: z.literal(true),
  team_id: z.string().optional(),
  context_team_id: z.string().nullish(),
  event: z.object({
    channel: z.string().optional(),
    text: z.string().catch(''),
    user: z.string().catch(''),
    thread_ts: z.string().optional(),
    user_team: z.string().optional(),
    team: z.string().optional(),
  }),
});

/** Something said in a channel that workspaces of different companies share. */
export interface SharedEvent {
  /** Where whoever said it is at home. */
  readonly home: string | undefined;
  readonly person: string;
  /** All workspaces that are named around it. */
  readonly teams: readonly string[];
  readonly mentioned: readonly string[];
  readonly thread?: { readonly channel: string; readonly ts: string };
}

export function sharedEvent(body: unknown): SharedEvent | undefined {
  const read = shape.safeParse(body).data;
  if (read === undefined) return undefined;
  const { team_id: team, context_team_id: context, event } = read;
  const { channel, text, thread_ts: ts, user_team: home = event.team } = event;
  return {
    home,
    person: event.user,
    teams: [...new Set([team, context, home].filter((one) => typeof one === 'string'))],
    mentioned: [...text.matchAll(/<@([UW][A-Z0-9]+)/gu)].map(([, user = '']) => user),
    ...(channel !== undefined && ts !== undefined && { thread: { channel, ts } }),
  };
}
