import type { App } from '@slack/bolt';
import type { Intake } from '../intake.ts';
import { attachedTo } from '../heard/attached-to.ts';
import { keysOf, personMessage, type PersonMessage } from '../heard/person-message.ts';
import { mentions, plainWords } from '../heard/plain-words.ts';
import { botUserIdOf, workspaceOf, type Who } from '../heard/who.ts';

/**
 * `@bot …` in a channel, and whatever somebody writes to us alone: each begins a thread, or goes on in the one it was
 * said in.
 */
export function listenToPeople(app: App, intake: Intake): void {
  const take = async (
    kind: 'mention' | 'direct',
    message: PersonMessage,
    { body, context }: { readonly body: { readonly event_id: string }; readonly context: Who },
  ): Promise<void> => {
    const { channel, user, ts, thread_ts: thread, text } = message;
    await intake.accept(
      {
        kind,
        ...workspaceOf(context),
        ...(context.guest === true && { guest: true }),
        user,
        channel,
        thread: thread ?? ts,
        opens: thread === undefined,
        text: plainWords(text, botUserIdOf(context, body)),
        ...attachedTo(message),
      },
      keysOf(body.event_id, message),
    );
  };

  app.event('app_mention', async ({ event, body, context }) => {
    const message = personMessage(event);
    if (message !== undefined) await take('mention', message, { body, context });
  });
  app.message(async ({ message: event, body, context }) => {
    const message = personMessage(event);
    if (message === undefined) return;
    if (message.channel_type === 'im') await take('direct', message, { body, context });
    // Slack tells it twice, and may have given up the other telling: the first that reaches us counts.
    else if (mentions(botUserIdOf(context, body), message.text)) await take('mention', message, { body, context });
  });
}
