import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { clientOptions, type ClientParts } from '../delivery/client-options.ts';
import { troubleOf } from '../delivery/trouble.ts';
import type { Tokens } from './installations.ts';

/** The app as Slack knows it. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface RefreshTokenParts extends ClientParts {
  readonly oauth: OAuthApp;
  readonly now: () => number;
}

/** Short, so that there is time for another attempt before Slack forgets the one whose answer was lost. */
const timeoutMs = 5_000;

const answer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

/** Gets the next token, and what it takes to get the one after that. */
export function createRefreshToken(parts: RefreshTokenParts): (refreshToken: string) => Promise<Tokens> {
  const { oauth, now } = parts;
  const client = new WebClient(undefined, { ...clientOptions(parts), timeout: timeoutMs });
  return async (refreshToken) => {
    const given = await client.oauth.v2
      .access({
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      .catch((error: unknown) => {
        throw troubleOf(error);
      });
    const { access_token: token, refresh_token: next, expires_in: seconds } = answer.parse(given);
    return { token, refreshToken: next, expiresAt: now() + seconds * 1000 };
  };
}
