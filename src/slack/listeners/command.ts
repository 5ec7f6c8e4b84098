import type { App } from '@slack/bolt';
import type { Intake } from '../intake.ts';
import { plainWords } from '../heard/plain-words.ts';
import { commandName } from '../surface.ts';
import { tenantOf } from '../heard/who.ts';

/** `/devops …` in any conversation, whether we are in it or not. */
export function listenToCommand(app: App, intake: Intake): void {
  app.command(commandName, async ({ command, context, ack }) => {
    const { user_id: user, channel_id: channel, text, response_url: responseUrl, trigger_id: trigger } = command;
    await intake.accept(
      {
        kind: 'command',
        tenant: tenantOf(context),
        user,
        channel,
        opens: false,
        text: plainWords(text, context.botUserId),
        responseUrl,
      },
      [`trigger:${trigger}`],
    );
    await ack();
  });
}
