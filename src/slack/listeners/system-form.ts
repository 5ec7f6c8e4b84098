import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import { groups as allGroups } from '../../consult/systems/system-fields.ts';
import type { SystemRecord } from '../../consult/systems/record.ts';
import { systemId } from '../../consult/systems/record.ts';
import type { Entered } from '../../consult/thread/facts-form.ts';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { tenantOf } from '../heard/who.ts';
import type { Intake } from '../intake.ts';
import type { SavedSystem, Store } from '../store.ts';
import { systemEntry, systemFormId, systemMore } from '../surface.ts';
import { openForm, systemModal, type AboutForm, type OpenForm } from '../systems/system-modal.ts';

export interface SystemFormParts {
  readonly consultant: Pick<Consultant, 'systemForm' | 'withoutSecrets'>;
  readonly store: Pick<Store, 'systems'>;
  readonly api: Pick<SlackApi, 'updateModal'>;
  readonly intake: Intake;
  readonly now: () => number;
  readonly log: Log;
}

const used = z.object({ view: openForm, actions: z.tuple([z.object({ action_id: z.string() })], z.unknown()) });

/** The form in which a team tells of a system: more of it when that is asked for, and what becomes of what was entered. */
export function listenToSystemForm(app: App, parts: SystemFormParts): void {
  const { consultant, store, api, intake, now, log } = parts;
  const { systemForm } = consultant;
  const { systems } = store;

  const savedOf = async (tenant: string, { of }: AboutForm): Promise<SavedSystem | undefined> =>
    of && (await systems.find(tenant, of.id));

  const redraw = async (tenant: string, { id, hash, private_metadata: about, state }: OpenForm, action: string) => {
    const wanted = allGroups.find((group) => action === `system-more:${group}`);
    const groups = wanted === undefined || about.groups.includes(wanted) ? about.groups : [...about.groups, wanted];
    const saved = await savedOf(tenant, about);
    const form = systemForm.make({ groups, entered: state, ...(saved && { record: saved.record }) });
    await api.updateModal({ id, hash }, systemModal(form, { ...about, groups }));
  };

  for (const action_id of [systemEntry, systemMore]) {
    app.action({ action_id, type: 'block_actions' }, async ({ body, context, ack }) => {
      const read = used.safeParse(body);
      if (read.success) {
        // What was chosen since then draws it anew by itself.
        redraw(tenantOf(context), read.data.view, read.data.actions[0].action_id).catch((error: unknown) =>
          log.warn(describeError(error), 'form not redrawn'),
        );
      } else {
        log.warn({ fields: read.error.issues.map(({ path }) => path.join('.')) }, 'a form that is none of ours');
      }
      await ack();
    });
  }

  const secretIn = (entered: Entered): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(entered).flatMap(([field, value]) =>
        typeof value === 'string' && consultant.withoutSecrets(value) !== value
          ? [[field, systemForm.label('wrong-secret')] as const]
          : [],
      ),
    );

  /** The form once more, with what was entered, on what is there by now. */
  const again = (about: AboutForm, entered: Entered, now: SavedSystem | undefined, mine: SystemRecord) => {
    const { of: _of, ...rest } = about;
    const changes = now === undefined ? [] : systemForm.changes(mine, now.record);
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
    const tenant = tenantOf(context);
    const { id: person } = body.user;
    const before = await savedOf(tenant, about);
    const read = systemForm.read(before?.record, state);
    const errors = { ...secretIn(state), ...(read.kind === 'errors' && read.errors) };
    if (read.kind === 'errors' || Object.keys(errors).length > 0)
      return ack({ response_action: 'errors', errors: { ...errors } });
    const { record } = read;
    const name = systemId(record.name);
    const { of } = about;
    if (of !== undefined && before === undefined)
      return ack({ response_action: 'update', view: again(about, state, undefined, record) });
    const outcome = await systems.save({ tenant, id: name, record, person, at: now(), ...(of && { of }) });
    if (outcome.kind === 'changed') {
      const { now: current } = outcome;
      const isSame = current !== undefined && systemForm.changes(record, current.record).length === 0;
      if (!isSame && current !== undefined && current.id !== of?.id)
        return ack({ response_action: 'errors', errors: { name: systemForm.label('taken') } });
      if (!isSame) return ack({ response_action: 'update', view: again(about, state, current, record) });
    }
    const { channel } = about;
    await intake.accept(
      {
        kind: 'recorded',
        tenant,
        user: person,
        channel,
        opens: false,
        text: record.name,
      },
      [`view:${id}:${hash}`],
    );
    return ack();
  });
}
