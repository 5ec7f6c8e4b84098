import type { App } from '@slack/bolt';
import type { Intake } from '../intake.ts';
import { keysOf, personMessage } from '../person-message.ts';
import { plainWords } from '../plain-words.ts';
import { botUserIdOf, tenantOf } from '../who.ts';

/** `@bot …` in a channel: a thread of its own, or the thread it was said in. */
export function listenToMention(app: App, intake: Intake): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const message = personMessage(event);
    if (message === undefined) return;
    const { channel, user, ts, thread_ts: thread, text } = message;
    await intake.accept(
      {
        kind: 'mention',
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
