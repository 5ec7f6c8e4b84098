import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.ts';
import { NotInstalled } from '../delivery/access.ts';
import { describeError } from '../delivery/describe-error.ts';
import { NotOurs } from '../delivery/post-once.ts';
import { SlackRefusal, SlackUnavailable } from '../delivery/trouble.ts';
import { isApology, type Request } from '../request.ts';
import type { Job } from '../worker.ts';

export interface SettleParts {
  readonly now: () => number;
  readonly log: Log;
  /** Counts one more answer that nobody will get. */
  readonly onDropped: () => number;
}

const minute = 60_000;
/** As long as a response_url lives. A later answer may be out of date, and whoever asked has gone on. */
const answerWithinMs = 30 * minute;
/** That there is no answer stays true for longer. */
const apologiseWithinMs = 24 * 60 * minute;
const longestWaitMs = minute;

/** A quarter of a second, half a second … a minute. */
const waitAfter = (attempts: number): number => Math.min(longestWaitMs, 250 * 2 ** Math.min(attempts, 10));

/** Nobody waits to be told something: what they show is made anew the next time anyway. */
const unasked: ReadonlySet<Request['kind']> = new Set(['home', 'offer', 'show', 'tick']);

/** A database that was gone for a moment is no reason to give no answer. What Slack refuses it will refuse again. */
const mostStumbles = 2;

const newFaultId = (): string => randomUUID().slice(0, 8);

/** Decides what becomes of a request that failed; resolves with a word for it. */
export const createSettle =
  ({ now, log, onDropped }: SettleParts) =>
  async ({ request, attempts, postpone, finish }: Job, error: unknown): Promise<string> => {
    const { id: requestId, kind } = request;
    if (error instanceof NotOurs) return 'taken over';
    if (error instanceof NotInstalled) {
      const { tenant, team } = request;
      log.warn({ requestId, kind, tenant, team }, 'the app is not installed there any more: the request is dropped');
      await finish();
      return 'not installed';
    }
    const apology = isApology(request);
    if (error instanceof SlackUnavailable) {
      const waitMs = error.retryAfterMs ?? waitAfter(attempts);
      if (now() - request.at < (apology ? apologiseWithinMs : answerWithinMs)) {
        await postpone(request, now() + waitMs);
        log.warn({ requestId, code: error.code, attempts, waitMs }, 'Slack is unavailable, the request waits');
        return 'waits';
      }
      if (!apology && !unasked.has(kind)) {
        await postpone({ ...request, late: true }, now() + waitMs);
        log.error({ requestId, kind, code: error.code, attempts, dropped: onDropped() }, 'answer dropped');
        return 'dropped';
      }
    }
    const { stumbles = 0, ...asked } = request;
    if (stumbles < mostStumbles && !(error instanceof SlackRefusal) && !(error instanceof SlackUnavailable)) {
      log.warn({ requestId, kind, stumbles, ...describeError(error) }, 'request failed, it is tried again');
      await postpone({ ...asked, stumbles: stumbles + 1 }, now() + waitAfter(stumbles));
      return 'waits';
    }
    if (apology || kind === 'show' || error instanceof SlackUnavailable) {
      log.error({ requestId, faultId: request.fault, ...describeError(error) }, 'request given up');
      await finish();
      return 'given up';
    }
    const fault = newFaultId();
    log.error({ requestId, faultId: fault, kind, ...describeError(error) }, 'request failed');
    // The apology goes the same way as an answer: it waits when Slack is down.
    await postpone({ ...asked, fault }, now());
    return 'failed';
  };
