import { randomUUID } from 'node:crypto';
import type { Consultant, Hint } from '../consult/consultant.ts';
import type { Log } from '../log.ts';
import { toHint } from '../render/slack/to-hint.ts';
import { toMessages } from '../render/slack/to-messages.ts';
import { consult } from './consult.ts';
import { createDeliver, type Deliver, type Messages } from './deliver.ts';
import { describeError } from './describe-error.ts';
import { homeOf } from './home.ts';
import { NotOurs } from './post-once.ts';
import { asksPrivacy, keepPrivate } from './private-messages.ts';
import type { Request } from './request.ts';
import type { SlackApi } from './slack-api.ts';
import type { Store, Thread } from './store.ts';
import { SlackUnavailable } from './trouble.ts';
import type { Job } from './worker.ts';

export interface AnswerParts {
  readonly consultant: Consultant;
  readonly api: SlackApi;
  readonly store: Store;
  readonly now: () => number;
  readonly log: Log;
}

const day = 24 * 60 * 60 * 1000;
const longestWaitMs = 60_000;

/** A quarter of a second, half a second … a minute. */
const waitAfter = (attempts: number): number => Math.min(longestWaitMs, 250 * 2 ** Math.min(attempts, 10));

const newFaultId = (): string => randomUUID().slice(0, 8);

/** Answers one request of the journal, and decides what becomes of it when that fails. Throws only if the store does. */
export function createAnswerRequest({ consultant, api, store, now, log }: AnswerParts): (job: Job) => Promise<void> {
  const { sent, consultations } = store;
  const toMessage = (hint: Hint): Messages => ({ root: toHint(hint), replies: [] });

  const answer = async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, channel, thread, text } = request;
    if (request.kind === 'home') {
      await api.publishHome(request.user, homeOf(consultant, channel));
      return 'home';
    }
    const place: Thread | undefined = thread === undefined ? undefined : { tenant, channel, ts: thread };
    const earlier = place === undefined ? undefined : await consultations.find(place);
    const outcome = consult(consultant, request, earlier);
    if (outcome.kind === 'silence') return 'silence';
    if (outcome.kind === 'hint') {
      const { root } = toMessage(outcome.hint);
      await deliver.toAsker({ root: asksPrivacy(text) ? keepPrivate(root) : root, replies: [] });
      return outcome.code;
    }
    const { inquiry, trace } = outcome.blueprint;
    const messages = toMessages(outcome.blueprint);
    if (inquiry.private && !channel.startsWith('D')) {
      await deliver.toAsker({ root: keepPrivate(messages.root), replies: messages.replies.map(keepPrivate) });
      return `${inquiry.intent}, private`;
    }
    const reached = await deliver.answer(messages, async (began) => {
      // Asking why changes nothing about what the thread is about.
      if (inquiry.intent === 'why') return;
      const asker = earlier?.asker ?? request.user;
      await consultations.save({ tenant, ...began }, { inquiry, trace, asker, request: request.id }, now());
    });
    return reached === 'thread' ? inquiry.intent : `${inquiry.intent}, asker only`;
  };

  const settle = async ({ request, attempts, postpone, finish }: Job, error: unknown): Promise<string> => {
    const { id: requestId } = request;
    if (error instanceof NotOurs) return 'taken over';
    if (error instanceof SlackUnavailable && now() - request.at < day) {
      const waitMs = error.retryAfterMs ?? waitAfter(attempts);
      await postpone(request, now() + waitMs);
      log.warn({ requestId, code: error.code, attempts, waitMs }, 'Slack is unavailable, the request waits');
      return 'waits';
    }
    if (request.fault !== undefined || error instanceof SlackUnavailable) {
      log.error({ requestId, faultId: request.fault, ...describeError(error) }, 'request given up');
      await finish();
      return 'given up';
    }
    const fault = newFaultId();
    log.error({ requestId, faultId: fault, kind: request.kind, ...describeError(error) }, 'request failed');
    // The apology goes the same way as an answer: it waits when Slack is down.
    await postpone({ ...request, fault }, now());
    return 'failed';
  };

  return async (job) => {
    const { request, isOurs } = job;
    const { id: requestId, kind, tenant, channel, user } = request;
    const started = performance.now();
    const deliver = createDeliver({ api, sent, request, isOurs, notHere: () => toHint(consultant.notHere()) });
    let outcome: string;
    try {
      if (request.fault === undefined) outcome = await answer(request, deliver);
      else {
        await deliver.toAsker(toMessage(consultant.apology(request.fault)));
        outcome = 'apology';
      }
      await job.finish();
    } catch (error) {
      outcome = await settle(job, error);
    }
    const ms = Math.round(performance.now() - started);
    log.info({ requestId, kind, tenant, channel, user, outcome, ms, sinceMs: now() - request.at }, 'request handled');
  };
}
