import type { App } from '@slack/bolt';
import { z } from 'zod';
import { systemOrder } from '../../consult/systems/system-order.ts';
import type { Log } from '../../log.ts';
import { homePlace } from '../home/home-place.ts';
import type { Intake } from '../intake.ts';
import { askButton } from '../surface.ts';
import type { OpenSystemForm } from '../systems/open-system-form.ts';
import { formFirst } from './form-first.ts';
import { workspaceOf } from '../heard/who.ts';

const longestAsk = 2000;

const pressed = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ value: z.string().trim().min(1).max(longestAsk) })], z.unknown()),
  response_url: z.string().exactOptional(),
});

const onMessage = pressed.extend({
  container: z.object({
    type: z.literal('message'),
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().exactOptional(),
    is_ephemeral: z.boolean().default(false),
  }),
});

/** The Home carries the id of the direct conversation with whoever looks at it. */
const onHome = pressed.extend({
  container: z.object({ type: z.literal('view') }),
  view: z.object({ private_metadata: homePlace }),
});

const press = z.union([onMessage, onHome]);

function placeOf(body: z.output<typeof press>): { channel: string; thread?: string; opens: boolean } {
  if (body.container.type === 'view')
    return { channel: 'view' in body ? body.view.private_metadata.channel : '', opens: false };
  const { channel_id: channel, message_ts: ts, thread_ts: thread, is_ephemeral: unseen } = body.container;
  if (thread !== undefined) return { channel, thread, opens: false };
  // Nothing can be said below what only one person sees: the answer begins a thread of its own.
  return unseen ? { channel, opens: false } : { channel, thread: ts, opens: true };
}

export interface FollowUpButtonParts {
  readonly intake: Intake;
  readonly openSystemForm: OpenSystemForm;
  readonly log: Log;
}

/** A button below an answer asks its value, on behalf of whoever pressed it. */
export function listenToFollowUpButton(app: App, { intake, openSystemForm, log }: FollowUpButtonParts): void {
  app.action({ action_id: askButton, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    if (read.success) {
      const { trigger_id: trigger, user, actions, response_url: responseUrl } = read.data;
      const workspace = workspaceOf(context);
      const place = placeOf(read.data);
      const text = actions[0].value;
      const order = systemOrder(text);
      if (order?.kind === 'add' || order?.kind === 'edit') {
        await formFirst(
          openSystemForm({ trigger, ...workspace, user: user.id, channel: place.channel, responseUrl, order }),
        );
      } else {
        await intake.accept(
          {
            kind: 'button',
            ...workspace,
            user: user.id,
            ...place,
            text,
            ...(responseUrl !== undefined && { responseUrl }),
          },
          [`trigger:${trigger}`],
        );
      }
    } else {
      log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    }
    await ack();
  });
}
