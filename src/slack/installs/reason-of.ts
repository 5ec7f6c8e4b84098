import { AuthorizationError, ErrorCode } from '@slack/oauth';
import { WebAPIPlatformError } from '@slack/web-api';
import { NoBot } from './installation-of.ts';

export interface Reason {
  /** A word for whoever runs the bot. */
  readonly code: string;
  readonly status: number;
}

const ofWhoeverAsks: ReadonlySet<string> = new Set([
  ErrorCode.InvalidStateError,
  ErrorCode.MissingStateError,
  ErrorCode.MissingCodeError,
]);

/** Why the app could not be installed. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof NoBot) return { code: 'no_bot_token', status: 400 };
  if (error instanceof WebAPIPlatformError) return { code: error.data.error, status: 502 };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (ofWhoeverAsks.has(code)) return { code: 'state', status: 400 };
  // Of what can go wrong before Slack is asked for anything, the library calls only a "no" of the person's so.
  if (error instanceof AuthorizationError) return { code: 'access_denied', status: 403 };
  return { code: 'unavailable', status: 503 };
}
