import { type JsonObject } from '../json-object.ts';
import { type Exchange } from '../state/exchanges.ts';

/** Something Slack tells the bot. */
export interface Outgoing {
  readonly kind: 'command' | 'interactive' | 'event';
  readonly payload: JsonObject;
}

/** Ways in which a request can fail to be Slack's. */
export type Forgery = 'bad-signature' | 'no-signature' | 'old-timestamp' | 'future-timestamp';

export type RetryReason =
  | 'http_timeout'
  | 'too_many_redirects'
  | 'connection_failed'
  | 'ssl_error'
  | 'http_error'
  | 'unknown_error'
  | 'timeout';

export interface SendOptions {
  /** HTTP only: a socket carries no signature. */
  forgery?: Forgery;
  retry?: { num: number; reason?: RetryReason };
}

/** What became of it. */
export interface Delivery {
  readonly outgoing: Outgoing;
  readonly via: 'http' | 'socket';
  /** The HTTP status; over a socket 200 for an acknowledgement. 0 when there was no answer. */
  readonly status: number;
  /** What came with the acknowledgement: parsed when it is JSON, else text; undefined when empty. */
  readonly body: unknown;
  readonly ackMs: number;
  /** Whether it was acknowledged as Slack wants it: with 200, within three seconds. */
  readonly acknowledged: boolean;
  readonly exchange: Exchange;
}

/** What comes back, before it is judged. */
export type Answered = Omit<Delivery, 'acknowledged' | 'exchange'>;
