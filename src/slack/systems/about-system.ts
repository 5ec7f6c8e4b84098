import type { Consultant } from '../../consult/consultant.ts';
import type { Inquiry, Intent } from '../../consult/inquiry.ts';
import { recordFor } from '../../consult/systems/record-for.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import { systemOrder } from '../../consult/systems/system-order.ts';
import type { TeamSystems } from './team-systems.ts';

export type AboutSystem =
  | { readonly kind: 'clear'; readonly inquiry: Inquiry }
  /** The answer would be another one for each of them. */
  | { readonly kind: 'several'; readonly records: readonly SystemRecord[] };

/** Nobody needs a system for these. */
const ofNone: ReadonlySet<Intent> = new Set([
  'help',
  'profile',
  'watch',
  'audit',
  'drill',
  'incident-room',
  'why',
  'strategies',
  'review',
]);
/** These have an answer without one: to ask back would only be in the way. */
const fineWithout: ReadonlySet<Intent> = new Set([
  'question',
  'system',
  'checklist',
  'phase-plan',
  'phase-tasks',
  'phase-implement',
]);

/** What went live lately decides these. */
const ofReleases: ReadonlySet<Intent> = new Set(['rollback', 'incident']);

const one = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The name that was said: as a part of a command, or among the facts of a question. */
function namedIn(inquiry: Inquiry, consultant: Pick<Consultant, 'facts'>, { all }: TeamSystems): string | undefined {
  const { params, facts, words, intent } = inquiry;
  if (params.system !== undefined || intent !== 'question') return params.system;
  const told = one((facts ?? consultant.facts(words))['system']);
  const saidIds = ` ${systemId(words).replaceAll('-', ' ')} `;
  const said = all.filter(({ name }) => saidIds.includes(` ${systemId(name).replaceAll('-', ' ')} `));
  return said.length === 1 ? said[0]?.name : told;
}

/**
 * The question with what the team recorded of the system it is about. In a thread that is the system of the answer
 * above, unless another one is named.
 */
export function aboutSystem(
  asked: Inquiry,
  earlier: Inquiry | undefined,
  { consultant, team }: { readonly consultant: Pick<Consultant, 'facts'>; readonly team: TeamSystems },
): AboutSystem {
  const { record: _record, recorded: _recorded, releases: _releases, ...inquiry } = asked;
  if (ofNone.has(inquiry.intent)) return { kind: 'clear', inquiry };
  const named = namedIn(inquiry, consultant, team) ?? earlier?.record?.name;
  const choice = recordFor(named, team);
  if (choice.kind === 'several') {
    return earlier !== undefined || fineWithout.has(inquiry.intent)
      ? { kind: 'clear', inquiry }
      : { kind: 'several', records: choice.records };
  }
  if (choice.kind === 'none') return { kind: 'clear', inquiry };
  // What was taken back in this thread stays so in it.
  const denied = inquiry.denied ?? (earlier?.record?.name === choice.record.name ? earlier.denied : undefined);
  return { kind: 'clear', inquiry: { ...withSaved(inquiry, choice.record, team), ...(denied && { denied }) } };
}

function withSaved(inquiry: Inquiry, record: SystemRecord, { saved: all, releases: known }: TeamSystems): Inquiry {
  const id = systemId(record.name);
  const saved = all.find((one) => one.id === id);
  const releases = known?.get(id) ?? [];
  return {
    ...inquiry,
    record,
    ...(saved && { recorded: { person: saved.person, at: saved.at } }),
    ...(ofReleases.has(inquiry.intent) && releases.length > 0 && { releases }),
  };
}

/** An order to show a system, with the record that it shows. */
export function aboutRecord(inquiry: Inquiry, name: string | undefined, team: TeamSystems): Inquiry {
  const choice = recordFor(name, team);
  return systemOrder(inquiry.words)?.kind === 'show' && choice.kind === 'one'
    ? withSaved(inquiry, choice.record, team)
    : inquiry;
}
