import { z } from 'zod';

/** The parts of Bolt's context that say on whose behalf something came. */
export interface Who {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly botUserId?: string;
}

export function tenantOf({ enterpriseId, teamId }: Who): string {
  const tenant = enterpriseId ?? teamId;
  if (tenant === undefined) throw new Error('a request came without a team');
  return tenant;
}

const envelope = z.object({ authorizations: z.tuple([z.object({ user_id: z.string() })], z.unknown()) });

/** Events say for whom they are, which we know even before Slack has told us who we are. */
export function botUserIdOf({ botUserId }: Who, body?: unknown): string | undefined {
  if (botUserId !== undefined) return botUserId;
  const read = envelope.safeParse(body);
  return read.success ? read.data.authorizations[0].user_id : undefined;
}
