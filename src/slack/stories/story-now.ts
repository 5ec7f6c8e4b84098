import type { Consultant } from '../../consult/consultant.ts';
import { incidentState } from '../../consult/incidents/incident-state.ts';
import { runState } from '../../consult/runs/run-state.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { incidentCard } from '../incidents/incident-card.ts';
import { runMessage } from '../runs/run-message.ts';
import type { Store } from '../store.ts';

export interface StoryNowParts {
  readonly consultant: Pick<Consultant, 'runSheets' | 'incidentWords'>;
  readonly store: Pick<Store, 'runs' | 'incidents'>;
  readonly now: () => number;
}

/** A plan that is worked through, or an incident, as it stands; undefined when it is not known any more. */
export type StoryNow = (
  tenant: string,
  of: { readonly kind: 'run' | 'incident'; readonly run: string },
) => Promise<SlackMessage | undefined>;

export const createStoryNow =
  ({
    consultant: { runSheets: sheets, incidentWords: words },
    store: { runs, incidents },
    now,
  }: StoryNowParts): StoryNow =>
  async (tenant, { kind, run: id }) => {
    if (kind === 'run') {
      const saved = await runs.find(tenant, id);
      return saved && runMessage({ id, state: runState(saved.subject, saved.happened), sheets, now: now() });
    }
    const saved = await incidents.find(tenant, id);
    return saved && incidentCard({ id, state: incidentState(saved.subject, saved.happened), words });
  };
