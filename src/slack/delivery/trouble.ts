import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Slack cannot take it now: down, busy, or out of reach. It is to be tried again. */
export class SlackUnavailable extends Error {
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  /** Whether Slack may have done it all the same, and only its answer got lost. */
  readonly mayBeDone: boolean;

  constructor(code: string, { retryAfterMs, mayBeDone }: { retryAfterMs?: number | undefined; mayBeDone: boolean }) {
    super(`Slack is unavailable: ${code}`);
    this.name = 'SlackUnavailable';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.mayBeDone = mayBeDone;
  }
}

/** Slack understood and said no. Nothing was done. */
export class SlackRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Slack refused: ${code}`);
    this.name = 'SlackRefusal';
    this.code = code;
  }
}

/** Slack's words for "not now". Of the last its support says: call again. */
const busy = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'request_timeout',
  'service_unavailable',
  'internal_error',
  'fatal_error',
  'team_added_to_org',
  'file_update_failed',
]);
/** Somebody has to mend these, and may. Until then the work waits. */
export const credentialFaults: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);
/** We may not speak there: the person can be told privately. */
const closed = new Set([
  'access_denied',
  'cannot_reply_to_message',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'is_inactive',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'thread_locked',
  'thread_not_found',
  'user_not_in_channel',
]);
const spent = new Set(['expired_url', 'used_url', 'invalid_url', 'expired_trigger_id']);

export const isClosed = (error: unknown): boolean => error instanceof SlackRefusal && closed.has(error.code);

/** A message that is gone, or that may not be changed any more. */
const unchangeable = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'block_mismatch']);

export const isUnchangeable = (error: unknown): boolean =>
  error instanceof SlackRefusal && unchangeable.has(error.code);

/** A response_url that takes no more answers. */
export const isSpent = (error: unknown): boolean => error instanceof SlackRefusal && spent.has(error.code);

const credentialWaitMs = 60_000;

export function refusalOf(code: string): SlackRefusal | SlackUnavailable {
  if (busy.has(code)) return new SlackUnavailable(code, { mayBeDone: !code.includes('limit') });
  if (credentialFaults.has(code))
    return new SlackUnavailable(code, { mayBeDone: false, retryAfterMs: credentialWaitMs });
  return new SlackRefusal(code);
}

/** No connection came about: nothing was sent. */
const unreached = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Libraries wrap what the network said. */
function isUnreached(error: unknown, depth = 4): boolean {
  if (!(error instanceof Error) || depth === 0) return false;
  if ('code' in error && typeof error.code === 'string' && unreached.has(error.code)) return true;
  return isUnreached(error.cause, depth - 1);
}

/** What a call to the Web API threw, in our own terms. */
export function troubleOf(error: unknown): SlackRefusal | SlackUnavailable {
  if (error instanceof WebAPIPlatformError) return refusalOf(error.data.error);
  if (error instanceof WebAPIRateLimitedError) {
    return new SlackUnavailable('ratelimited', { mayBeDone: false, retryAfterMs: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIHTTPError) return new SlackUnavailable(`http_${error.statusCode}`, { mayBeDone: true });
  if (isUnreached(error)) return new SlackUnavailable('unreachable', { mayBeDone: false });
  // A connection that was cut, a timeout, an answer that is no JSON: nobody knows how far it came.
  return new SlackUnavailable('no_answer', { mayBeDone: true });
}
