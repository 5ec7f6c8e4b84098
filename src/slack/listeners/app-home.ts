import type { App } from '@slack/bolt';
import { displayId } from '../checklists/shows.ts';
import type { Intake } from '../intake.ts';
import { workspaceOf } from '../heard/who.ts';

/** Opening the app shows its Home, made anew each time: the persona may have changed since. */
export function listenToAppHome(app: App, intake: Intake): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const { user, channel } = event;
    const display = displayId({ person: user });
    await intake.accept({ kind: 'home', ...workspaceOf(context), user, channel, display, opens: false, text: '' }, [
      `event:${body.event_id}`,
    ]);
  });
}
