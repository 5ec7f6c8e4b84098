import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { ownerOf } from '../delivery/owned.ts';
import { tenantOf } from '../heard/who.ts';

const press = z.object({ type: z.literal('block_actions'), actions: z.array(z.object({ block_id: z.string() })) });

/** What another tenant's button says goes no further than here: its words would be about other systems of that name. */
export function listenToOwnButtons(app: App, log: Log): void {
  app.use(async ({ body, context, next }) => {
    const { actions = [] } = press.safeParse(body).data ?? {};
    const tenant = actions.length === 0 ? undefined : tenantOf(context);
    const owners = actions.map(({ block_id: id }) => ownerOf(id));
    if (owners.every((owner) => owner === undefined || owner === tenant)) await next();
    else log.warn({ tenant }, 'a button of another tenant');
  });
}
