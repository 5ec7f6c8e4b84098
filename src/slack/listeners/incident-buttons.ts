import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import { incidentStatuses, type Entry } from '../../consult/incidents/incident.ts';
import { incidentState } from '../../consult/incidents/incident-state.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import { formKey } from '../heard/form-key.ts';
import { workspaceOf } from '../heard/who.ts';
import { actionForm, entryOf, noteForm, submittedForm, updateForm } from '../incidents/incident-forms.ts';
import { incidentText, type IncidentValue } from '../incidents/incident-value.ts';
import type { Apis } from '../installs/apis.ts';
import type { Workspace } from '../installs/installation.ts';
import type { Asked, Intake } from '../intake.ts';
import { refusedFields } from '../refused-fields.ts';
import type { Store } from '../store.ts';
import { incidentButtons, incidentForms } from '../surface.ts';
import { openOnPress } from './open-on-press.ts';

export interface IncidentButtonsParts {
  readonly consultant: Pick<Consultant, 'incidentWords' | 'note' | 'refuseCredential'>;
  readonly store: Pick<Store, 'incidents'>;
  readonly apis: Apis;
  readonly intake: Intake;
  readonly log: Log;
}

const press = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  response_url: z.string(),
  container: z.object({ type: z.literal('message'), channel_id: z.string(), message_ts: z.string() }),
});

const chosen = press.extend({
  actions: z.tuple(
    [
      z.union([
        z.object({ value: incidentText }).transform(({ value }) => value),
        z
          .object({ selected_option: z.object({ value: incidentText }) })
          .transform(({ selected_option: option }) => option.value),
      ]),
    ],
    z.unknown(),
  ),
});

const plain = press.extend({ actions: z.tuple([z.object({ value: z.string().min(1).max(2000) })], z.unknown()) });

function entryFor({ act, what }: IncidentValue, user: string): Entry | undefined {
  switch (act) {
    case 'role':
      return { kind: 'role', role: what, to: user };
    case 'free':
      return { kind: 'role', role: what };
    case 'severity':
      return { kind: 'severity', severity: what };
    case 'snooze':
      return { kind: 'snoozed', minutes: Number(what) };
    case 'status': {
      const status = incidentStatuses.find((one) => one === what);
      return status && { kind: 'status', status };
    }
  }
}

/** What is pressed on the card of an incident, and the forms behind it. */
export function listenToIncidentButtons(app: App, parts: IncidentButtonsParts): void {
  const { consultant, store, apis, intake, log } = parts;
  const { incidentWords: words } = consultant;
  const strange = (error: z.ZodError | undefined): void =>
    log.warn({ fields: error?.issues.map(({ path }) => path.join('.')) }, 'a button that is none of ours');

  const ask = (
    { user, container, response_url: responseUrl }: z.output<typeof press>,
    workspace: ReturnType<typeof workspaceOf>,
    incident: NonNullable<Asked['incident']>,
    text = '',
  ) => ({
    kind: 'incident' as const,
    ...workspace,
    user: user.id,
    channel: container.channel_id,
    opens: false,
    text,
    responseUrl,
    incident,
  });

  for (const name of ['take', 'free', 'severity', 'status', 'snooze'] as const) {
    app.action({ action_id: incidentButtons[name], type: 'block_actions' }, async ({ body, context, ack }) => {
      const read = chosen.safeParse(body);
      const value = read.data?.actions[0];
      const deed = read.data && value && entryFor(value, read.data.user.id);
      if (read.data === undefined || value === undefined || deed === undefined) strange(read.error);
      else {
        const incident = {
          id: value.incident,
          ask: 'add' as const,
          deed,
          ...(deed.kind === 'role' && { seen: value.seen }),
        };
        await intake.accept(ask(read.data, workspaceOf(context), incident), [`trigger:${read.data.trigger_id}`]);
      }
      await ack();
    });
  }

  for (const name of ['open', 'catchUp', 'close'] as const) {
    app.action({ action_id: incidentButtons[name], type: 'block_actions' }, async ({ body, context, ack }) => {
      const read = plain.safeParse(body);
      if (read.success) {
        const { value } = read.data.actions[0];
        const incident =
          name === 'open'
            ? { ask: 'declare' as const }
            : name === 'close'
              ? { id: value, ask: 'add' as const, deed: { kind: 'closed' as const } }
              : { id: value, ask: 'catch-up' as const };
        const asked = ask(read.data, workspaceOf(context), incident, name === 'open' ? value : '');
        await intake.accept(asked, [`trigger:${read.data.trigger_id}`]);
      } else strange(read.error);
      await ack();
    });
  }

  for (const form of ['note', 'update', 'action'] as const) {
    const open = async (
      { trigger_id: trigger, actions, container, response_url: url }: z.output<typeof plain>,
      workspace: Workspace,
    ): Promise<void> => {
      const api = apis.of(workspace);
      const place = { incident: actions[0].value, channel: container.channel_id };
      try {
        const saved = await store.incidents.find(workspace.tenant, place.incident);
        if (saved === undefined) {
          await api.respond(url, toHint(consultant.note('incident-gone')));
          return;
        }
        const state = incidentState(saved.subject, saved.happened);
        const view =
          form === 'note'
            ? noteForm(place, words)
            : form === 'update'
              ? updateForm(place, state, words)
              : actionForm(place, words);
        await api.openModal(trigger, view);
      } catch (error) {
        log.warn(describeError(error), 'form not opened');
        await api.respond(url, toHint(consultant.note('form-not-opened')));
      }
    };
    openOnPress(app, { button: incidentButtons[form], press: plain, open, log });

    app.view({ callback_id: incidentForms[form], type: 'view_submission' }, async ({ view, body, context, ack }) => {
      const { id, hash, private_metadata: place, state } = submittedForm.parse(view);
      const errors = refusedFields(consultant, state);
      if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors: { ...errors } });
      await intake.accept(
        {
          kind: 'incident',
          ...workspaceOf(context),
          user: body.user.id,
          channel: place.channel,
          opens: false,
          text: '',
          incident: { id: place.incident, ask: 'add', deed: entryOf(form, state) },
        },
        [formKey({ id, hash }, state)],
      );
      return ack();
    });
  }
}
