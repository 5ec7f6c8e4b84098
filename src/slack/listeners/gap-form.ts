import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import { fillValue } from '../gaps/fill-button.ts';
import { gapModal, submittedGaps } from '../gaps/gap-modal.ts';
import type { Apis } from '../installs/apis.ts';
import type { Workspace } from '../installs/installation.ts';
import { keepFilled } from '../gaps/keep-filled.ts';
import { workspaceOf } from '../heard/who.ts';
import { openOnPress } from './open-on-press.ts';
import { formKey } from '../heard/form-key.ts';
import type { Intake } from '../intake.ts';
import type { Rights } from '../roles/rights.ts';
import type { Store } from '../store.ts';
import { refusedFields } from '../refused-fields.ts';
import { fillButton, gapFormId } from '../surface.ts';

export interface GapFormParts {
  readonly consultant: Pick<Consultant, 'gapForm' | 'note' | 'refuseCredential'>;
  readonly store: Pick<Store, 'consultations' | 'systems'>;
  readonly apis: Apis;
  readonly rights: Rights;
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
  const { consultant, store, apis, rights, intake, now, log } = parts;
  const { gapForm } = consultant;

  const open = async (
    { trigger_id: trigger, actions, container, response_url: url }: z.output<typeof press>,
    workspace: Workspace,
  ) => {
    const api = apis.of(workspace);
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
    const workspace = workspaceOf(context);
    const { tenant } = workspace;
    const { id: person } = body.user;
    const errors = refusedFields(consultant, state);
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors: { ...errors } });
    let unkept: readonly string[] | undefined;
    const earlier = await store.consultations.find({ tenant, channel, ts: thread });
    if (earlier !== undefined) {
      const read = gapForm.read(earlier.inquiry, state);
      if (read.kind === 'errors') return ack({ response_action: 'errors', errors: { ...read.errors } });
      const change = { tenant, before: earlier.inquiry, after: read.inquiry, person, at: now() };
      const kept = await keepFilled(store.systems, {
        ...change,
        isLasting: (name) => gapForm.isLasting(name),
        verdict: () => rights.checkAtOnce({ ...workspace, person }, 'edit-systems'),
      });
      if (kept.kind === 'refused') unkept = kept.unreadable;
    }
    const entered = Object.entries(state).filter(([, value]) => value.trim() !== '');
    const filled = { root, entered: Object.fromEntries(entered), ...(unkept && { unkept: [...unkept] }) };
    await intake.accept(
      { kind: 'filled', ...workspace, user: person, channel, thread, opens: false, text: '', filled },
      [formKey({ id, hash }, state)],
    );
    return ack();
  });
}
