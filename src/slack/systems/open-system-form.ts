import type { Consultant } from '../../consult/consultant.ts';
import { recordFor } from '../../consult/systems/record-for.ts';
import { systemId } from '../../consult/systems/record.ts';
import { words } from '../../consult/words.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Apis } from '../installs/apis.ts';
import type { Intake } from '../intake.ts';
import type { Rights } from '../roles/rights.ts';
import type { Store } from '../store.ts';
import { systemModal } from './system-modal.ts';
import { teamSystems } from './team-systems.ts';
import { written } from '../../consult/systems/written.ts';

export interface OpenSystemFormParts {
  readonly consultant: Pick<Consultant, 'systemForm' | 'note' | 'noteLabel'>;
  readonly store: Pick<Store, 'systems'>;
  readonly apis: Apis;
  readonly rights: Rights;
  readonly intake: Intake;
  readonly log: Log;
}

export interface FormWanted {
  /** Good for three seconds. */
  readonly trigger: string;
  readonly tenant: string;
  readonly team?: string;
  readonly user: string;
  readonly channel: string;
  readonly responseUrl: string | undefined;
  readonly order: { readonly kind: 'add' | 'edit'; readonly name?: string };
}

export type OpenSystemForm = (wanted: FormWanted) => Promise<void>;

/** Opens the form in which a team tells of a system. It never fails: who gets none is told. */
export function createOpenSystemForm(parts: OpenSystemFormParts): OpenSystemForm {
  const { consultant, store, apis, rights, intake, log } = parts;
  const askOf = ({ kind, name }: FormWanted['order']): string =>
    `system ${kind}${name === undefined ? '' : ` ${written(name)}`}`;

  const retell = async ({ responseUrl, order, ...workspace }: FormWanted): Promise<void> => {
    if (responseUrl === undefined) return;
    const label = consultant.noteLabel('system-open-form', 'open');
    const note = consultant.note('system-form-not-opened');
    await apis
      .of(workspace)
      .respond(
        responseUrl,
        toHint({ ...note, followUps: [{ id: 'system-form', label: words(label), ask: askOf(order) }] }),
      );
  };

  /** Whoever may not, or of whom that cannot be found out in time, is answered as if no form could be opened. */
  const answer = async ({ trigger, tenant, team, user, channel, responseUrl, order }: FormWanted): Promise<void> => {
    const place = { tenant, ...(team !== undefined && { team }), channel };
    const url = responseUrl === undefined ? {} : { responseUrl };
    await intake.accept({ kind: 'button', ...place, user, opens: false, text: askOf(order), ...url }, [
      `trigger:${trigger}`,
    ]);
  };

  const open = async (wanted: FormWanted): Promise<void> => {
    const { tenant, channel, order } = wanted;
    const verdict = await rights.checkAtOnce({ ...wanted, person: wanted.user }, 'edit-systems');
    if (verdict.kind === 'refused') return answer(wanted);
    const team = await teamSystems(store, { tenant, channel });
    // Somebody who adds what is there wants to change it, and the other way round.
    const choice = order.name === undefined && order.kind === 'add' ? undefined : recordFor(order.name, team);
    const record = choice?.kind === 'one' ? choice.record : undefined;
    const saved = record && team.saved.find(({ id }) => id === systemId(record.name));
    const form = consultant.systemForm.make({
      groups: [],
      ...(record && { record }),
      ...(record === undefined && order.name !== undefined && { entered: { name: order.name } }),
    });
    const of = saved && { of: { id: saved.id, revision: saved.revision } };
    const about = { v: 1 as const, channel, groups: [], ...of };
    await apis.of(wanted).openModal(wanted.trigger, systemModal(form, about));
  };

  return (wanted) =>
    open(wanted)
      .catch(async (error: unknown) => {
        log.warn(describeError(error), 'form not opened');
        await retell(wanted);
      })
      .catch((error: unknown) => log.warn(describeError(error), 'a form, and word of it, not delivered'));
}
