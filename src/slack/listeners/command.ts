import type { App } from '@slack/bolt';
import { systemOrder } from '../../consult/systems/system-order.ts';
import type { Consultant } from '../../consult/consultant.ts';
import type { Intake } from '../intake.ts';
import { plainWords } from '../heard/plain-words.ts';
import { commandName } from '../surface.ts';
import type { OpenSystemForm } from '../systems/open-system-form.ts';
import { formFirst } from './form-first.ts';
import { workspaceOf } from '../heard/who.ts';

export interface CommandParts {
  readonly consultant: Pick<Consultant, 'refuseCredential'>;
  readonly intake: Intake;
  readonly openSystemForm: OpenSystemForm;
}

/** `/devops …` in any conversation, whether we are in it or not. */
export function listenToCommand(app: App, { consultant, intake, openSystemForm }: CommandParts): void {
  app.command(commandName, async ({ command, context, ack }) => {
    const { user_id: user, channel_id: channel, text, response_url: responseUrl, trigger_id: trigger } = command;
    const workspace = workspaceOf(context);
    const words = plainWords(text, context.botUserId);
    const order = systemOrder(words);
    // No form shows what should not have been typed.
    const isClean = consultant.refuseCredential(words) === undefined;
    if (isClean && (order?.kind === 'add' || order?.kind === 'edit')) {
      await formFirst(openSystemForm({ trigger, ...workspace, user, channel, responseUrl, order }));
    } else {
      await intake.accept({ kind: 'command', ...workspace, user, channel, opens: false, text: words, responseUrl }, [
        `trigger:${trigger}`,
      ]);
    }
    await ack();
  });
}
