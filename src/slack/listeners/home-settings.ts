import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { displayId } from '../checklists/shows.ts';
import { workspaceOf } from '../heard/who.ts';
import { unwatchText } from '../home/unwatch-value.ts';
import type { Intake } from '../intake.ts';
import { unwatchButton } from '../surface.ts';

const press = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ value: unwatchText })], z.unknown()),
});

/** The settings on the Home: offers in a channel are switched off. */
export function listenToHomeSettings(app: App, intake: Intake, log: Log): void {
  app.action({ action_id: unwatchButton, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    const workspace = workspaceOf(context);
    if (read.success && read.data.actions[0].value.tenant === workspace.tenant) {
      const { trigger_id: trigger, user, actions } = read.data;
      const { channel } = actions[0].value;
      const display = displayId({ person: user.id });
      await intake.accept({ kind: 'unwatch', ...workspace, user: user.id, channel, display, opens: false, text: '' }, [
        `trigger:${trigger}`,
      ]);
    } else {
      log.warn({ fields: read.error?.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    }
    await ack();
  });
}
