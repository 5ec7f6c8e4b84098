import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import { factsModal, submittedFacts } from '../facts/facts-modal.ts';
import { factsText } from '../facts/facts-schema.ts';
import { openOnPress } from './open-on-press.ts';
import { formKey } from '../heard/form-key.ts';
import type { Intake } from '../intake.ts';
import { refusedFields } from '../refused-fields.ts';
import type { Apis } from '../installs/apis.ts';
import type { Workspace } from '../installs/installation.ts';
import { correctButton, factsFormId } from '../surface.ts';
import { workspaceOf } from '../heard/who.ts';

export interface FactsFormParts {
  readonly consultant: Pick<Consultant, 'factsForm' | 'note' | 'refuseCredential'>;
  readonly apis: Apis;
  readonly intake: Intake;
  readonly log: Log;
}

const press = z.object({
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: factsText })], z.unknown()),
  container: z.object({ channel_id: z.string(), message_ts: z.string(), thread_ts: z.string().exactOptional() }),
  response_url: z.string(),
});

/** "Correct this": a form with what we took for facts. What is entered answers the question again in its thread. */
export function listenToFactsForm(app: App, { consultant, apis, intake, log }: FactsFormParts): void {
  const open = async (
    { trigger_id: trigger, actions, container, response_url: url }: z.output<typeof press>,
    workspace: Workspace,
  ) => {
    const api = apis.of(workspace);
    const { channel_id: channel, message_ts: ts, thread_ts: thread = ts } = container;
    const form = consultant.factsForm.make(actions[0].value);
    try {
      await api.openModal(trigger, factsModal(form, { channel, thread }));
    } catch (error) {
      log.warn(describeError(error), 'form not opened');
      await api.respond(url, toHint(consultant.note('form-not-opened')));
    }
  };

  openOnPress(app, { button: correctButton, press, open, log });

  app.view({ callback_id: factsFormId, type: 'view_submission' }, async ({ view, body, context, ack }) => {
    const { id, hash, private_metadata: place, state } = submittedFacts.parse(view);
    const read = consultant.factsForm.read(state);
    const errors = { ...(read.kind === 'errors' && read.errors), ...refusedFields(consultant, state) };
    if (read.kind === 'errors' || Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
    await intake.accept(
      {
        kind: 'correction',
        ...workspaceOf(context),
        user: body.user.id,
        ...place,
        opens: false,
        text: '',
        facts: read.facts,
      },
      [formKey({ id, hash }, state)],
    );
    return ack();
  });
}
