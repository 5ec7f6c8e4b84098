import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import type { Delivery } from '../../src/playground/slack/senders/outgoing.ts';
import type { Chance } from './chance.ts';

/**
 * Slack's minutes are two seconds long here; the bot's time is as it is. Its retries so come while it is still starting
 * anew and before its leases run out, which is harder than in life.
 */
export const minuteMs = 2_000;

const retriesAfterMs = [0, minuteMs, 5 * minuteMs];
/** The bot said yes, and Slack never heard it. */
const ackLost = 0.05;

export interface Brought {
  /** Slack knows that the bot has it. */
  readonly acknowledged: boolean;
  readonly retries: number;
}

/** What Slack does about an event that it has sent once: again at once, after a minute and after five. */
export const retryAsSlack = async (
  first: Delivery,
  { slack, reach, chance }: { readonly slack: FakeSlack; readonly reach: () => void; readonly chance: Chance },
): Promise<Brought> => {
  let last = first;
  let heard = last.acknowledged && !chance.happens(ackLost);
  let retries = 0;
  for (const waitMs of retriesAfterMs) {
    if (heard) break;
    await sleep(waitMs);
    retries += 1;
    reach();
    last = await slack.redeliver(first, {
      num: retries,
      reason: last.status === 0 ? 'connection_failed' : 'http_error',
    });
    heard = last.acknowledged && !chance.happens(ackLost);
  }
  return { acknowledged: heard, retries };
};
