import type { Consultant } from '../../consult/consultant.ts';
import type { Outcome } from './consult.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';

export interface ExplainLastParts {
  readonly consultant: Consultant;
  readonly store: Pick<Store, 'consultations'>;
}

/**
 * Slash commands do not run in threads, so `why` typed as one means the last answer in that conversation. Who reads
 * along did not ask: it is explained to the asker alone.
 */
export const createExplainLast =
  ({ consultant, store }: ExplainLastParts) =>
  async ({ tenant, channel, thread, user }: Request, outcome: Outcome): Promise<Outcome> => {
    if (outcome.kind !== 'answer' || outcome.blueprint.inquiry.intent !== 'why' || thread !== undefined) return outcome;
    const last = await store.consultations.last({ tenant, channel }, user);
    const inquiry = { ...outcome.blueprint.inquiry, private: true };
    return { ...outcome, blueprint: consultant.answer(inquiry, last?.trace) };
  };
