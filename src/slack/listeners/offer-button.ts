import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Intake } from '../intake.ts';
import { dismiss } from '../delivery/respond.ts';
import { takeButton } from '../surface.ts';
import { takenText } from '../offers/taken-value.ts';
import { workspaceOf } from '../heard/who.ts';

export interface OfferButtonParts {
  readonly intake: Intake;
  readonly log: Log;
}

const press = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string(), message_ts: z.string() }),
  actions: z.tuple([z.object({ value: takenText })], z.unknown()),
  response_url: z.string(),
});

/** "Yes" to an offer: the answer comes below the words that were overheard. */
export function listenToOfferButton(app: App, { intake, log }: OfferButtonParts): void {
  app.action({ action_id: takeButton, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    if (read.success) {
      const { user, container, actions, response_url: responseUrl } = read.data;
      const { channel_id: channel, message_ts: ts } = container;
      await intake.accept(
        {
          kind: 'taken',
          ...workspaceOf(context),
          user: user.id,
          channel,
          ...actions[0].value,
          responseUrl,
        },
        // Pressed twice, it is one yes.
        [`taken:${channel}:${user.id}:${ts}`],
      );
      // Not waited for, and no harm when it stays: a second press is the same yes.
      dismiss(responseUrl).catch((error: unknown) => log.warn(describeError(error), 'a taken offer still stands'));
    } else {
      log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    }
    await ack();
  });
}
