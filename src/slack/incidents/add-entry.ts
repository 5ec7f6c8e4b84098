import { isDeepStrictEqual } from 'node:util';
import type { Occurred } from '../../consult/incidents/incident.ts';
import { incidentState } from '../../consult/incidents/incident-state.ts';
import { judgeEntry, type JudgedEntry } from '../../consult/incidents/judge-entry.ts';
import type { Store } from '../store.ts';
import type { SavedIncident } from './stored-incident.ts';

export type Added =
  | { readonly kind: 'added'; readonly saved: SavedIncident }
  | Exclude<JudgedEntry, { readonly kind: 'takes' }>
  | { readonly kind: 'gone' };

const mostTries = 20;

/** Writes down what happened, unless it is so already or somebody else was first. */
export async function addEntry(
  { incidents }: Pick<Store, 'incidents'>,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  occurred: Occurred,
  seen?: number,
): Promise<Added> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const saved = await incidents.find(tenant, id);
    if (saved === undefined) return { kind: 'gone' };
    if (saved.happened.some((one) => isDeepStrictEqual(one, occurred))) return { kind: 'added', saved };
    const state = incidentState(saved.subject, saved.happened);
    const judged = judgeEntry(state, { ...occurred, ...(seen !== undefined && { seen }) });
    if (judged.kind !== 'takes') return judged;
    const open = state.closed === undefined && occurred.deed.kind !== 'closed';
    if (await incidents.add(tenant, id, saved.happened.length, occurred, open))
      return { kind: 'added', saved: { ...saved, happened: [...saved.happened, occurred] } };
  }
  throw new Error('an incident changes faster than it can be written down');
}
