import { SlackError } from '../api/slack-error.ts';
import { type SlackClock } from './slack-clock.ts';
import { type Enterprise, type Team } from './workspace.ts';

/** Whose the app's token is: a workspace's, or that of a whole organisation. */
export type Owner = Team | Enterprise;

/** What Slack hands out. Without rotation a token is good until it is revoked. */
export interface Grant {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in?: number;
}

interface Issued {
  readonly owner: Owner;
  readonly token: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
  revoked: boolean;
  /** When its refresh token was first used. */
  usedAt: number | undefined;
}

const LIFETIME_S = 12 * 60 * 60;
/** "After a short grace period", say the docs. How short they do not say: this one is ours. */
const GRACE_MS = 30_000;
const MOST_ACTIVE = 2;

/** Tokens with an end, and the tokens that renew them, once each. */
export interface GrantStore {
  issue(owner: Owner): Grant;
  /** Throws what Slack would say. The old token stays good until its own end. */
  renew(refreshToken: string): Grant & { readonly owner: Owner };
  /** Undefined when it is none of these tokens. Throws when it is good no more. */
  ownerOf(token: string): Owner | undefined;
  revoke(owner: Owner): void;
}

export const createGrantStore = (clock: SlackClock): GrantStore => {
  const issued: Issued[] = [];
  const isActive = ({ revoked, expiresAt }: Issued): boolean => !revoked && expiresAt > clock.now();

  const issue = (owner: Owner): Grant => {
    const number = issued.length + 1;
    const token = `xoxe.xoxb-1-${owner.id}-${number}-not-a-secret`;
    const refreshToken = `xoxe-1-${owner.id}-${number}-not-a-secret`;
    const expiresAt = clock.now() + LIFETIME_S * 1000;
    issued.push({ owner, token, refreshToken, expiresAt, revoked: false, usedAt: undefined });
    const active = issued.filter((one) => one.owner === owner && isActive(one));
    for (const one of active.slice(0, -MOST_ACTIVE)) one.revoked = true;
    return { access_token: token, refresh_token: refreshToken, expires_in: LIFETIME_S };
  };

  return {
    issue,
    renew: (refreshToken) => {
      const found = issued.find((one) => one.refreshToken === refreshToken);
      const spent = found?.usedAt !== undefined && clock.now() - found.usedAt > GRACE_MS;
      if (found === undefined || found.revoked || spent) throw new SlackError('invalid_refresh_token');
      found.usedAt ??= clock.now();
      return { owner: found.owner, ...issue(found.owner) };
    },
    ownerOf: (token) => {
      const found = issued.find((one) => one.token === token);
      if (found === undefined) return undefined;
      if (found.revoked) throw new SlackError('token_revoked');
      if (!isActive(found)) throw new SlackError('token_expired');
      return found.owner;
    },
    revoke: (owner) => {
      for (const one of issued.filter((each) => each.owner === owner)) one.revoked = true;
    },
  };
};
