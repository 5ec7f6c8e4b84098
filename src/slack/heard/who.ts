import { z } from 'zod';

/** The parts of Bolt's context that say on whose behalf something came. */
export interface Who {
  /** Of the installation that it came for; what Slack says beside it may be of whoever spoke. */
  readonly tenant?: string;
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly botUserId?: string;
  /** Of another company, with whom the channel is shared: what we know of this one is not for them. */
  readonly guest?: boolean;
}

/** The tenant, and in which of its workspaces; of some events of an organisation, of none. */
export function workspaceOf({ tenant: known, enterpriseId, teamId }: Who): { tenant: string; team?: string } {
  const tenant = known ?? enterpriseId ?? teamId;
  if (tenant === undefined) throw new Error('a request came without a team');
  return { tenant, ...(teamId && { team: teamId }) };
}

export const tenantOf = (who: Who): string => workspaceOf(who).tenant;

const envelope = z.object({ authorizations: z.tuple([z.object({ user_id: z.string() })], z.unknown()) });

/** Events say for whom they are, which we know even before Slack has told us who we are. */
export function botUserIdOf({ botUserId }: Who, body?: unknown): string | undefined {
  if (botUserId !== undefined) return botUserId;
  const read = envelope.safeParse(body);
  return read.success ? read.data.authorizations[0].user_id : undefined;
}
