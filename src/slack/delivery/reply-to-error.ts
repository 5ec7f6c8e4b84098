import type { App } from '@slack/bolt';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { NotInstalled } from './access.ts';
import { describeError } from './describe-error.ts';
import { respond } from './respond.ts';

export interface ReplyToErrorParts {
  readonly consultant: Consultant;
  readonly log: Log;
}

type OnError = Parameters<App['error']>[0];

const answerable = z.object({ response_url: z.string() });

/**
 * A listener failed: the request is not on disk. Of events Slack tells us again, for they stay unacknowledged; whoever
 * typed a command or pressed a button is told.
 */
export function createReplyToError({ consultant, log }: ReplyToErrorParts): OnError {
  return async ({ error, body, context }) => {
    const faultId = randomUUID().slice(0, 8);
    const cause = error.original ?? error;
    // Acknowledged, for Slack need not tell it again, and not answered: there is nobody to answer.
    if (cause instanceof NotInstalled) return log.warn('something from a workspace in which the app is not installed');
    log.error({ faultId, team: context.teamId, retry: context.retryNum, ...describeError(cause) }, 'request not taken');
    const read = answerable.safeParse(body);
    if (read.success) {
      await respond(read.data.response_url, toHint(consultant.apology(faultId))).catch((again: unknown) => {
        log.warn({ faultId, ...describeError(again) }, 'apology not delivered');
      });
    }
    throw error;
  };
}
