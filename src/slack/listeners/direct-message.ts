import type { App } from '@slack/bolt';
import type { Intake } from '../intake.ts';
import { keysOf, personMessage } from '../person-message.ts';
import { plainWords } from '../plain-words.ts';
import { botUserIdOf, tenantOf } from '../who.ts';

/** Whatever somebody writes to us alone. Each message begins a thread, and what is said in it follows up. */
export function listenToDirectMessage(app: App, intake: Intake): void {
  app.message(async ({ message: event, body, context }) => {
    const message = personMessage(event);
    if (message?.channel_type !== 'im') return;
    const { channel, user, ts, thread_ts: thread, text } = message;
    await intake.accept(
      {
        kind: 'direct',
        tenant: tenantOf(context),
        user,
        channel,
        thread: thread ?? ts,
        opens: thread === undefined,
        text: plainWords(text, botUserIdOf(context, body)),
      },
      keysOf(body.event_id, message),
    );
  });
}
