import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import { groups as allGroups } from '../../consult/systems/system-fields.ts';
import type { SystemRecord } from '../../consult/systems/record.ts';
import { systemId } from '../../consult/systems/record.ts';
import { withFormerNames } from '../../consult/systems/with-former-names.ts';
import type { Entered } from '../../consult/thread/facts-form.ts';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Apis } from '../installs/apis.ts';
import type { Workspace } from '../installs/installation.ts';
import { workspaceOf } from '../heard/who.ts';
import { formKey } from '../heard/form-key.ts';
import type { Intake } from '../intake.ts';
import { refusedFields } from '../refused-fields.ts';
import type { Rights } from '../roles/rights.ts';
import type { Store } from '../store.ts';
import type { SavedSystem } from '../systems/systems.ts';
import { systemEntry, systemFormId, systemMore } from '../surface.ts';
import { openForm, systemModal, type AboutForm, type OpenForm } from '../systems/system-modal.ts';

export interface SystemFormParts {
  readonly consultant: Pick<Consultant, 'systemForm' | 'refuseCredential'>;
  readonly store: Pick<Store, 'systems'>;
  readonly apis: Apis;
  readonly rights: Rights;
  readonly intake: Intake;
  readonly now: () => number;
  readonly log: Log;
}

const used = z.object({ view: openForm, actions: z.tuple([z.object({ action_id: z.string() })], z.unknown()) });

/** The form in which a team tells of a system: more of it when that is asked for, and what becomes of what was entered. */
export function listenToSystemForm(app: App, parts: SystemFormParts): void {
  const { consultant, store, apis, rights, intake, now, log } = parts;
  const { systemForm } = consultant;
  const { systems } = store;

  const savedOf = async (tenant: string, { of }: AboutForm): Promise<SavedSystem | undefined> =>
    of && (await systems.find(tenant, of.id));

  const redraw = async (
    workspace: Workspace,
    { id, hash, private_metadata: about, state }: OpenForm,
    action: string,
  ) => {
    const wanted = allGroups.find((group) => action === `system-more:${group}`);
    const groups = wanted === undefined || about.groups.includes(wanted) ? about.groups : [...about.groups, wanted];
    const saved = await savedOf(workspace.tenant, about);
    const form = systemForm.make({ groups, entered: state, ...(saved && { record: saved.record }) });
    await apis.of(workspace).updateModal({ id, hash }, systemModal(form, { ...about, groups }));
  };

  for (const action_id of [systemEntry, systemMore]) {
    app.action({ action_id, type: 'block_actions' }, async ({ body, context, ack }) => {
      const read = used.safeParse(body);
      if (read.success) {
        // What was chosen since then draws it anew by itself.
        redraw(workspaceOf(context), read.data.view, read.data.actions[0].action_id).catch((error: unknown) =>
          log.warn(describeError(error), 'form not redrawn'),
        );
      } else {
        log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a form that is none of ours');
      }
      await ack();
    });
  }

  /** The form once more, with what was entered, on what is there by now. */
  const again = (about: AboutForm, entered: Entered, now: SavedSystem | undefined, mine: SystemRecord) => {
    const { of: _of, ...rest } = about;
    const changes =
      now === undefined ? [] : systemForm.differences(mine, now.record).map(({ name, is }) => `${name}: ${is}`);
    const notice =
      now === undefined
        ? systemForm.label('changed-gone')
        : `${systemForm.label('changed-by')} ${changes.join('; ')}. ${systemForm.label('changed-keep')}`;
    const form = systemForm.make({ groups: about.groups, entered, notice, ...(now && { record: now.record }) });
    const of = now && { of: { id: now.id, revision: now.revision } };
    return systemModal(form, { ...rest, ...of });
  };

  app.view({ callback_id: systemFormId, type: 'view_submission' }, async ({ view, body, context, ack }) => {
    const { id, hash, private_metadata: about, state } = openForm.parse(view);
    const workspace = workspaceOf(context);
    const { tenant } = workspace;
    const { id: person } = body.user;
    const verdict = await rights.checkAtOnce({ ...workspace, person }, 'edit-systems');
    if (verdict.kind === 'refused') {
      const why = verdict.unreadable.length === 0 ? 'refused' : 'refused-unread';
      return ack({ response_action: 'errors', errors: { name: systemForm.label(why) } });
    }
    const before = await savedOf(tenant, about);
    const read = systemForm.read(before?.record, state);
    const errors = { ...(read.kind === 'errors' && read.errors), ...refusedFields(consultant, state) };
    if (read.kind === 'errors' || Object.keys(errors).length > 0)
      return ack({ response_action: 'errors', errors: { ...errors } });
    const record = before === undefined ? read.record : withFormerNames(read.record, before.record);
    const name = systemId(record.name);
    const { of } = about;
    if (of !== undefined && before === undefined)
      return ack({ response_action: 'update', view: again(about, state, undefined, record) });
    const outcome = await systems.save({ tenant, id: name, record, person, at: now(), ...(of && { of }) });
    if (outcome.kind === 'changed') {
      const { now: current } = outcome;
      const isSame = current !== undefined && systemForm.differences(record, current.record).length === 0;
      if (!isSame && current !== undefined && current.id !== of?.id)
        return ack({ response_action: 'errors', errors: { name: systemForm.label('taken') } });
      if (!isSame) return ack({ response_action: 'update', view: again(about, state, current, record) });
    }
    const { channel } = about;
    await intake.accept(
      {
        kind: 'recorded',
        ...workspace,
        user: person,
        channel,
        opens: false,
        text: record.name,
      },
      [formKey({ id, hash }, state)],
    );
    return ack();
  });
}
