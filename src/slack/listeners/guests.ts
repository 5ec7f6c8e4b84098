import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import { respond } from '../delivery/respond.ts';

const answerable = z.object({ response_url: z.string() });

/** What a guest from another company presses, in a channel that both share, does nothing. They are told so. */
export function listenToGuests(app: App, consultant: Pick<Consultant, 'note'>, log: Log): void {
  app.use(async ({ context, body, next }) => {
    // What they say is answered as everything is that is said.
    if (context['guest'] !== true || 'event' in body) return next();
    const read = answerable.safeParse(body);
    if (!read.success) return;
    // Not waited for: a slow Slack must not keep the acknowledgement.
    respond(read.data.response_url, toHint(consultant.note('guest'))).catch((error: unknown) =>
      log.warn(describeError(error), 'a guest was not told'),
    );
  });
}
