import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { askFor } from '../checklists/ask-for.ts';
import { proofField, proofModal, submittedProof, type TickOrigin } from '../checklists/proof-modal.ts';
import { displayId } from '../checklists/shows.ts';
import { tickText, writeTick, type TickValue } from '../checklists/tick-value.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Apis } from '../installs/apis.ts';
import { tenantOf, workspaceOf, type Who } from '../heard/who.ts';
import { homePlace } from '../home/home-place.ts';
import { formFirst } from './form-first.ts';
import { formKey } from '../heard/form-key.ts';
import type { Intake } from '../intake.ts';
import type { Asked } from '../intake.ts';
import type { Store } from '../store.ts';
import { findSystem } from '../systems/find-system.ts';
import { proofFormId, tickButton } from '../surface.ts';

export interface TickButtonParts {
  readonly consultant: Pick<Consultant, 'checklists' | 'note' | 'refuseCredential'>;
  readonly apis: Apis;
  readonly store: Pick<Store, 'systems'>;
  readonly intake: Intake;
  readonly log: Log;
}

const pressed = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ value: tickText })], z.unknown()),
});

const onMessage = pressed
  .extend({
    container: z.object({ type: z.literal('message'), channel_id: z.string(), message_ts: z.string() }),
    response_url: z.string(),
  })
  .transform((press) => {
    const { channel_id: channel, message_ts: ts } = press.container;
    return { ...press, origin: { channel, display: displayId({ channel, ts }), responseUrl: press.response_url } };
  });

const onHome = pressed
  .extend({ container: z.object({ type: z.literal('view') }), view: z.object({ private_metadata: homePlace }) })
  .transform((press) => {
    const { channel } = press.view.private_metadata;
    return { ...press, origin: { channel, display: displayId({ person: press.user.id }) } };
  });

const press = z.union([onMessage, onHome]);

const asked = (
  { system, list, item, ticked, seen }: TickValue,
  {
    user,
    origin,
    text,
    who,
  }: { readonly user: string; readonly origin: TickOrigin; readonly text: string; readonly who: Who },
): Asked => ({
  kind: 'tick',
  ...workspaceOf(who),
  user,
  ...origin,
  opens: false,
  text,
  tick: { system, list, item, ticked, seen },
});

/** A box of a list: it is ticked or unticked at once, or, where it takes proof, after a form has asked for it. */
export function listenToTickButton(app: App, { consultant, apis, store, intake, log }: TickButtonParts): void {
  const { checklists } = consultant;

  const open = async (
    trigger: string,
    tick: TickValue,
    { origin, who }: { readonly origin: TickOrigin; readonly who: Who },
  ): Promise<void> => {
    const api = apis.of(workspaceOf(who));
    try {
      const saved = tick.system === '' ? undefined : await findSystem(store.systems, tick.tenant, tick.system);
      const form = checklists.proofForm(tick.list, tick.item, askFor('checklist', tick.system, saved));
      if (form !== undefined) await api.openModal(trigger, proofModal(form, writeTick(tick), origin));
    } catch (error) {
      log.warn(describeError(error), 'form not opened');
      if (origin.responseUrl !== undefined)
        await api.respond(origin.responseUrl, toHint(consultant.note('form-not-opened')));
    }
  };

  app.action({ action_id: tickButton, type: 'block_actions' }, async ({ body, context, ack }) => {
    const read = press.safeParse(body);
    const tick = read.data?.actions[0].value;
    if (read.data === undefined || tick === undefined || tick.tenant !== tenantOf(context)) {
      log.warn({ fields: read.error?.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');
    } else {
      const { trigger_id: trigger, user, origin } = read.data;
      if (tick.ticked && checklists.find(tick.list, tick.item)?.wantsProof === true) {
        const opening = open(trigger, tick, { origin, who: context }).catch((error: unknown) =>
          log.warn(describeError(error), 'a form, and word of it, not delivered'),
        );
        await formFirst(opening);
      } else {
        await intake.accept(asked(tick, { user: user.id, origin, text: '', who: context }), [`trigger:${trigger}`]);
      }
    }
    await ack();
  });

  app.view({ callback_id: proofFormId, type: 'view_submission' }, async ({ view, body, context, ack }) => {
    const { id, hash, private_metadata: carried, state: text } = submittedProof.parse(view);
    const { tick, origin } = carried;
    const refused = checklists.refuseProof(text) ?? consultant.refuseCredential(text);
    if (refused !== undefined) return ack({ response_action: 'errors', errors: { [proofField]: refused } });
    if (tick.tenant !== tenantOf(context)) throw new Error('a form of another workspace');
    await intake.accept(asked(tick, { user: body.user.id, origin, text, who: context }), [formKey({ id, hash }, text)]);
    return ack();
  });
}
