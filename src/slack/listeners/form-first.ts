import { setTimeout as sleep } from 'node:timers/promises';

const mostMs = 500;

/**
 * A form is there before its press is acknowledged: when we die in between, Slack says that it did not go through, and it is
 * pressed again. A slow Slack keeps nobody from the acknowledgement.
 */
export const formFirst = (opening: Promise<void>): Promise<void> =>
  Promise.race([opening, sleep(mostMs, undefined, { ref: false })]);
