import type { Card, Persona, Scope } from '../../persona/persona.ts';
import type { Inquiry } from '../inquiry.ts';
import {
  currentOf,
  findRevision,
  releasesSince,
  type RevisionFinding,
  sameVersion,
  unfinishedOf,
  versionOf,
} from '../paste/find-revision.ts';
import type { Listing, Row } from '../paste/listing.ts';
import { platformsOf, type System } from '../system.ts';
import { scopeOfReleases } from '../systems/with-releases.ts';

/** What a pasted history says of the way back. */
export interface History {
  /** The platform whose output it is. */
  readonly of: Card<'platform'>;
  /** The platform that this plan goes back with. */
  readonly by: Card<'platform'>;
  /** The value of the plan that says whose entries count. */
  readonly key?: string;
  /** Absent when no version was asked for, or when the output is of another tool than the plan uses. */
  readonly finding?: RevisionFinding;
  readonly current?: { readonly row: Row; readonly version?: string };
  /** Tried after what serves, and ended badly or not yet: a part of it may run. */
  readonly unfinished: readonly Row[];
  /** How many others went out after the one to go back to. */
  readonly releasesSince?: number;
}

/** The card whose commands go back: the outermost that has any. */
const rollsBack = (system: System): Card<'platform'> =>
  platformsOf(system).find((card) => card.pieces.has('rollback')) ?? system.runs.value;

const lists = (card: Card<'platform'> | undefined, { tool }: Listing): boolean =>
  card?.data.listings.includes(tool) ?? false;

/** The names under which the system's own revisions may stand in a list of many; none while nobody named it. */
function ownersOf({ params, values }: Inquiry, { rows }: Listing): readonly string[] {
  const given = Object.values(values);
  return params.system === undefined
    ? given.filter((name) => rows.some((row) => row.owner === name))
    : [params.system, ...given];
}

/** What the platforms call the thing that has the history, the closest first. */
const keys = [
  'release',
  'app',
  'job',
  'task_family',
  'deployment',
  'statefulset',
  'rollout',
  'function',
  'container_app',
  'service',
];

const keyOf = ({ data }: Card<'platform'>): string | undefined =>
  keys.find((key) => data.needs.some((need) => need.name === key));

/** Where the name is known for certain, entries of one that is only called alike are somebody else's. */
const isStrange = ({ values }: Inquiry, { rows }: Listing, key: string | undefined): boolean => {
  const told = key === undefined ? undefined : values[key];
  return told !== undefined && rows.every(({ owner }) => owner !== undefined && owner !== told);
};

export function historyOf(inquiry: Inquiry, system: System, persona: Persona): History | undefined {
  const { listing, params } = inquiry;
  if (listing === undefined) return undefined;
  const by = rollsBack(system);
  const unknown = listing.tool === 'unknown';
  const of = unknown || lists(by, listing) ? by : persona.of('platform').find((card) => lists(card, listing));
  if (of === undefined) return undefined;
  const key = keyOf(by);
  const strange = of === by && isStrange(inquiry, listing, key);
  const named = { of, by, ...(key !== undefined && { key }) };
  if (strange) {
    const finding = {
      kind: 'foreign' as const,
      owners: [...new Set(listing.rows.flatMap(({ owner }) => owner ?? []))],
    };
    return { ...named, unfinished: [], finding };
  }
  if (unknown) return { ...named, unfinished: [], finding: { kind: 'unknown' } };
  const owners = ownersOf(inquiry, listing);
  const unfinished = unfinishedOf(listing, owners);
  const [last] = unfinished;
  // what was left half done is what one goes back from
  const current = last === undefined ? currentOf(listing, owners) : { row: last, ...versionOf(last) };
  const finding = of === by && params.version !== undefined ? findingOf(inquiry, listing, owners) : undefined;
  return {
    ...named,
    unfinished,
    ...(finding && { finding }),
    ...(finding?.kind === 'found' && { releasesSince: releasesSince(listing, finding.row, owners) }),
    // a chart's number and the application's cannot stand side by side
    ...(current && finding?.kind !== 'chart' && { current }),
  };
}

/** Where somebody said which entry it is, the names in the list decide nothing. */
function findingOf({ params, values }: Inquiry, listing: Listing, owners: readonly string[]): RevisionFinding {
  const finding = findRevision(listing, params.version ?? '', owners);
  const named = listing.rows.find((row) => row.revision === values['revision']);
  if (named === undefined || finding.kind === 'foreign') return finding;
  return named.failed === true ? { kind: 'failed', rows: [named] } : { kind: 'found', row: named, others: [] };
}

/** What it and the releases that we were told of fill in, where nobody said otherwise: the revision to go back to, and the version that runs. */
export function scopeOfHistory(inquiry: Inquiry, history: History | undefined): Scope {
  const { params, values } = inquiry;
  const revision = history?.finding?.kind === 'found' ? history.finding.row.revision : '';
  const from = params.from_version ?? history?.current?.version;
  const owner = history?.finding?.kind === 'found' ? history.finding.row.owner : undefined;
  const unfinished = history?.unfinished.map(({ revision: number, status }) => [number, status].join(' ').trim());
  return {
    ...scopeOfReleases(inquiry),
    ...(values['revision'] === undefined && revision !== '' && { revision }),
    // the numbers are those of the one that is named in the list, and so is the command
    ...(history?.key !== undefined &&
      owner !== undefined &&
      values[history.key] === undefined && { [history.key]: owner }),
    ...(from !== undefined && { from_version: from }),
    ...(unfinished !== undefined && unfinished.length > 0 && { unfinished: unfinished.join(', ') }),
    ...(history?.releasesSince !== undefined && { releases_since: history.releasesSince }),
  };
}

/** The version to go back to is the one that serves: by the list, or as was said. */
export const alreadyRuns = ({ params }: Inquiry, history: History | undefined): boolean =>
  history?.finding === undefined
    ? params.version !== undefined &&
      params.from_version !== undefined &&
      sameVersion(params.version, params.from_version)
    : history.finding.kind === 'running';

/** There is no entry to undo to, so the version goes out once more. */
export const goesOutAnew = (history: History | undefined): boolean =>
  history?.finding?.kind === 'absent' || history?.finding?.kind === 'failed';

/**
 * A history is proof of what runs there: what was only assumed gives way to it. What was said does not; then the
 * answer says that the two do not fit.
 */
export function withListing(system: System, listing: Listing | undefined, persona: Persona): System {
  if (listing === undefined || platformsOf(system).some((card) => lists(card, listing))) return system;
  const { runs, packages, drives, place } = system;
  const assumed = runs.origin === 'assumed';
  const card = persona.of('platform').find((one) => lists(one, listing));
  if (card === undefined) return system;
  const near = card.data.family === runs.value.data.family;
  if (card.data.layer === 'drives') return drives === undefined && near ? { ...system, drives: card } : system;
  if (card.data.layer === 'packages') return packages === undefined && near ? { ...system, packages: card } : system;
  // a place says what runs there only by default: EKS may as well hold a StatefulSet
  const byPlace = runs.value.id === place.value.data.platform;
  if (near && (assumed || byPlace)) return { ...system, runs: { value: card, origin: 'given' } };
  if (!assumed) return system;
  const home = persona.of('place').find((one) => one.data.platform === card.id) ?? place.value;
  return { ...system, runs: { value: card, origin: 'given' }, place: { value: home, origin: 'given' } };
}
