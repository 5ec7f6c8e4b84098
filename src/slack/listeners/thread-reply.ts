import type { App } from '@slack/bolt';
import type { Intake } from '../intake.ts';
import { keysOf, personMessage } from '../person-message.ts';
import { mentions, mentionsSomebody, plainWords } from '../plain-words.ts';
import type { Consultations } from '../store.ts';
import { botUserIdOf, tenantOf } from '../who.ts';

/** What the asker says, without a mention, in the thread of an answer. All other talk in channels is none of our business. */
export function listenToThreadReply(app: App, intake: Intake, consultations: Consultations): void {
  app.message(async ({ message: event, body, context }) => {
    const message = personMessage(event);
    if (message?.thread_ts === undefined || message.channel_type === 'im') return;
    const { channel, user, thread_ts: thread, text } = message;
    const botUserId = botUserIdOf(context, body);
    // A mention has an event of its own.
    if (botUserId !== undefined && mentions(text, botUserId)) return;
    if (mentionsSomebody(text)) return;
    const tenant = tenantOf(context);
    const consultation = await consultations.find({ tenant, channel, ts: thread });
    if (consultation?.asker !== user) return;
    await intake.accept(
      { kind: 'reply', tenant, user, channel, thread, opens: false, text: plainWords(text, botUserId) },
      keysOf(body.event_id, message),
    );
  });
}
