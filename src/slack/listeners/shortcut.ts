import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Intake } from '../intake.ts';
import { plainWords } from '../heard/plain-words.ts';
import { shortcutId } from '../surface.ts';
import { workspaceOf } from '../heard/who.ts';

/** The message may be of a person or of a monitoring bot, which say what they say in different fields. */
const chosen = z.object({
  user: z.string().exactOptional(),
  bot_id: z.string().exactOptional(),
  thread_ts: z.string().exactOptional(),
  text: z.string().catch(''),
  attachments: z.array(z.object({ text: z.string().catch(''), fallback: z.string().catch('') })).catch([]),
});

/** "Consult DevOps" in the menu of any message: what it says is what is asked. */
export function listenToShortcut(app: App, intake: Intake): void {
  app.shortcut({ callback_id: shortcutId, type: 'message_action' }, async ({ shortcut, context, ack }) => {
    const { channel, user, message_ts: ts, response_url: responseUrl, trigger_id: trigger } = shortcut;
    const { text, thread_ts: thread, attachments, user: writer = '', bot_id: bot } = chosen.parse(shortcut.message);
    const attached = attachments.map((one) => (one.text === '' ? one.fallback : one.text)).join('\n');
    await intake.accept(
      {
        kind: 'shortcut',
        ...workspaceOf(context),
        user: user.id,
        author: bot === undefined ? writer : '',
        channel: channel.id,
        thread: thread ?? ts,
        opens: thread === undefined,
        text: plainWords(text.trim() === '' ? attached : text, context.botUserId),
        responseUrl,
      },
      [`trigger:${trigger}`],
    );
    await ack();
  });
}
