import { SlackUnavailable } from '../delivery/trouble.ts';
import { timeOfRequest } from '../request.ts';
import type { Consultation } from '../store.ts';

/** Whatever is older came to its end, or was from before its messages were kept. */
const tellingMs = 60_000;
const soonMs = 500;

/**
 * An answer is made whole in its place. As long as it is still being told, a thread takes a message a second, nobody knows
 * all its messages: so that waits a little.
 */
export function checkToldWhole(earlier: Consultation | undefined, now: number): void {
  if (earlier === undefined || earlier.posted !== undefined) return;
  if (now - timeOfRequest(earlier.request) < tellingMs)
    throw new SlackUnavailable('answer_under_way', { mayBeDone: false, retryAfterMs: soonMs });
}
