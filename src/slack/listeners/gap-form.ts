import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { fillValue } from '../gaps/fill-button.ts';
import { gapModal, submittedGaps } from '../gaps/gap-modal.ts';
import { keepFilled } from '../gaps/keep-filled.ts';
import { tenantOf } from '../heard/who.ts';
import { openOnPress } from './open-on-press.ts';
import type { Intake } from '../intake.ts';
import type { Store } from '../store.ts';
import { fillButton, gapFormId } from '../surface.ts';

export interface GapFormParts {
  readonly consultant: Pick<Consultant, 'gapForm' | 'note' | 'withoutSecrets'>;
  readonly store: Pick<Store, 'consultations' | 'systems'>;
  readonly api: Pick<SlackApi, 'openModal' | 'respond'>;
  readonly intake: Intake;
  readonly now: () => number;
  readonly log: Log;
}

const press = z.object({
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: fillValue })], z.unknown()),
  container: z.object({ channel_id: z.string(), message_ts: z.string(), thread_ts: z.string().exactOptional() }),
  response_url: z.string(),
});

/** "Fill in …": a form with the values that the answer lacks. What is entered makes that very answer whole. */
export function listenToGapForm(app: App, parts: GapFormParts): void {
  const { consultant, store, api, intake, now, log } = parts;
  const { gapForm } = consultant;

  const open = async ({ trigger_id: trigger, actions, container, response_url: url }: z.output<typeof press>) => {
    const { channel_id: channel, message_ts: root, thread_ts: thread = root } = container;
    try {
      await api.openModal(trigger, gapModal(gapForm.make(actions[0].value.gaps), { v: 1, channel, thread, root }));
    } catch (error) {
      log.warn(describeError(error), 'form not opened');
      await api.respond(url, toHint(consultant.note('gaps-not-opened')));
    }
  };

  openOnPress(app, { button: fillButton, press, open, log });

  app.view({ callback_id: gapFormId, type: 'view_submission' }, async ({ view, body, context, ack }) => {
    const { id, hash, private_metadata: place, state } = submittedGaps.parse(view);
    const { channel, thread, root } = place;
    const tenant = tenantOf(context);
    const { id: person } = body.user;
    const secret = Object.entries(state).filter(([, value]) => consultant.withoutSecrets(value) !== value);
    if (secret.length > 0) {
      const errors = Object.fromEntries(secret.map(([name]) => [name, gapForm.secret()]));
      return ack({ response_action: 'errors', errors });
    }
    const earlier = await store.consultations.find({ tenant, channel, ts: thread });
    if (earlier !== undefined) {
      const read = gapForm.read(earlier.inquiry, state);
      if (read.kind === 'errors') return ack({ response_action: 'errors', errors: { ...read.errors } });
      const change = { tenant, before: earlier.inquiry, after: read.inquiry, person, at: now() };
      await keepFilled(store.systems, { ...change, isLasting: (name) => gapForm.isLasting(name) });
    }
    const entered = Object.entries(state).filter(([, value]) => value.trim() !== '');
    const filled = { root, entered: Object.fromEntries(entered) };
    await intake.accept({ kind: 'filled', tenant, user: person, channel, thread, opens: false, text: '', filled }, [
      `view:${id}:${hash}`,
    ]);
    return ack();
  });
}
