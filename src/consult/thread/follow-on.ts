import type { Inquiry, Params } from '../inquiry.ts';
import type { Facts } from '../understand/facts/facts.ts';
import type { Understood } from '../understand/command/understood.ts';

/** A reply in a thread, and what it tells of the system. */
export interface Reply {
  readonly facts: Facts;
  /** What is known with it. */
  readonly known: Facts;
  /** It says how things are and asks for nothing new. */
  readonly tells: boolean;
}

const isSame = (one: Params, other: Params): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What a thread has told stays known in it. "We are on GKE, actually" below a free question is no question of its own:
 * the same one is answered again in that light.
 */
export function followOn(
  previous: Inquiry,
  understood: Understood,
  { facts: told, known: facts, tells }: Reply,
): Understood {
  if (previous.intent === 'question' && tells) {
    const params = understood.kind === 'problem' ? previous.params : understood.inquiry.params;
    const aside = understood.kind === 'problem' || understood.inquiry.intent === 'question';
    const adds = Object.keys(told).length > 0 || !isSame({ ...previous.params, ...params }, previous.params);
    if (aside && adds)
      return { kind: 'inquiry', inquiry: { ...previous, params: { ...previous.params, ...params }, facts } };
  }
  return withFacts(understood, { facts });
}

export const withFacts = (understood: Understood, { facts = {} }: Pick<Inquiry, 'facts'>): Understood =>
  understood.kind === 'problem' || Object.keys(facts).length === 0
    ? understood
    : { kind: 'inquiry', inquiry: { ...understood.inquiry, facts } };
