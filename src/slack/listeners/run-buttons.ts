import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { workspaceOf } from '../heard/who.ts';
import { homePlace } from '../home/home-place.ts';
import type { Intake } from '../intake.ts';
import { runText, type RunValue } from '../runs/run-value.ts';
import { runButton, runButtons } from '../surface.ts';

export interface RunButtonsParts {
  readonly intake: Intake;
  readonly log: Log;
}

const pressed = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  response_url: z.string(),
  container: z.object({
    type: z.literal('message'),
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().exactOptional(),
    is_ephemeral: z.boolean().default(false),
  }),
});

/** On an answer: it is to be worked through. The plan is that of its thread. */
const work = pressed
  .extend({ actions: z.tuple([z.object({ action_id: z.literal(runButtons.begun) })], z.unknown()) })
  .refine(({ container }) => !container.is_ephemeral)
  .transform((press) => {
    const { channel_id: channel, message_ts: ts } = press.container;
    const run: RunValue = { run: `${channel}-${ts}`, deed: 'begun', step: 0, seen: 0 };
    return { ...press, run };
  });

const button = pressed
  .extend({ actions: z.tuple([z.object({ value: runText })], z.unknown()) })
  .transform(({ actions, ...press }) => ({ ...press, run: actions[0].value }));

const menu = pressed
  .extend({ actions: z.tuple([z.object({ selected_option: z.object({ value: runText }) })], z.unknown()) })
  .transform(({ actions, ...press }) => ({ ...press, run: actions[0].selected_option.value }));

const hands = pressed
  .extend({ actions: z.tuple([z.object({ block_id: runText, selected_user: z.string() })], z.unknown()) })
  .transform(({ actions, ...press }) => ({ ...press, run: { ...actions[0].block_id, to: actions[0].selected_user } }));

/** What is off stands on the Home as well. */
const onHome = z
  .object({
    trigger_id: z.string(),
    user: z.object({ id: z.string() }),
    container: z.object({ type: z.literal('view') }),
    view: z.object({ private_metadata: homePlace }),
    actions: z.tuple([z.object({ value: runText })], z.unknown()),
  })
  .transform(({ actions, view, ...press }) => ({
    ...press,
    run: actions[0].value,
    channel: view.private_metadata.channel,
  }));

const press = z.union([work, hands, menu, button, onHome]);

function placeOf(pressed: z.output<typeof press>) {
  if ('channel' in pressed) return { channel: pressed.channel, opens: false };
  const { container, response_url: responseUrl } = pressed;
  const { channel_id: channel, message_ts: ts, thread_ts: thread } = container;
  return { channel, thread: thread ?? ts, opens: thread === undefined, responseUrl };
}

/** What is pressed on a plan that is worked through, and the button that begins it. */
export function listenToRunButtons(app: App, { intake, log }: RunButtonsParts): void {
  app.action({ action_id: runButton, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    if (read.success) {
      const { trigger_id: trigger, user, run } = read.data;
      await intake.accept(
        {
          kind: 'run',
          ...workspaceOf(context),
          user: user.id,
          ...placeOf(read.data),
          text: '',
          run,
        },
        [`trigger:${trigger}`],
      );
    } else {
      log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    }
    await ack();
  });
}
