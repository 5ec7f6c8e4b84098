import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import { workspaceOf } from '../heard/who.ts';
import type { Workspace } from '../installs/installation.ts';
import { formFirst } from './form-first.ts';

export interface OpenOnPress<Press> {
  readonly button: string;
  readonly press: z.ZodType<Press>;
  readonly open: (pressed: Press, workspace: Workspace) => Promise<void>;
  readonly log: Log;
}

/** A button that opens a form: acknowledged at once, whatever becomes of the form. */
export function openOnPress<Press>(app: App, { button, press, open, log }: OpenOnPress<Press>): void {
  app.action({ action_id: button, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    if (read.success) {
      const opening = open(read.data, workspaceOf(context)).catch((error: unknown) =>
        log.warn(describeError(error), 'a form, and word of it, not delivered'),
      );
      await formFirst(opening);
    } else {
      log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    }
    await ack();
  });
}
