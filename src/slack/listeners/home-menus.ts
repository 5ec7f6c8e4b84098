import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { displayId } from '../checklists/shows.ts';
import { workspaceOf } from '../heard/who.ts';
import { homePlace, noSystem } from '../home/home-place.ts';
import type { Intake } from '../intake.ts';
import { homeListMenu, homeSystemMenu } from '../surface.ts';

const chosen = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ selected_option: z.object({ value: z.string() }) })], z.unknown()),
  view: z.object({ private_metadata: homePlace }),
});

/** The menus of the Home: another system, or another of its lists. */
export function listenToHomeMenus(app: App, intake: Intake, log: Log): void {
  for (const menu of [homeSystemMenu, homeListMenu]) {
    app.action({ action_id: menu, type: 'block_actions' }, async ({ body, context, ack }) => {
      const read = chosen.safeParse(body);
      if (read.success) {
        const { trigger_id: trigger, user, actions, view } = read.data;
        const { channel, system = '', list = '' } = view.private_metadata;
        const { value } = actions[0].selected_option;
        await intake.accept(
          {
            kind: 'home',
            ...workspaceOf(context),
            user: user.id,
            channel,
            opens: false,
            text: '',
            display: displayId({ person: user.id }),
            view: menu === homeSystemMenu ? { system: value === noSystem ? '' : value, list } : { system, list: value },
          },
          [`trigger:${trigger}`],
        );
      } else {
        log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a menu that is none of ours');
      }
      await ack();
    });
  }
}
