import type { Consultant } from '../../consult/consultant.ts';

const ready = new WeakSet<Consultant>();

/** What is learnt and laid out at the first question is so before it comes: meanwhile nothing could be acknowledged. */
export function learnNow(consultant: Consultant): void {
  if (ready.has(consultant)) return;
  ready.add(consultant);
  consultant.offerFor('');
  const understood = consultant.ask('how do we release without downtime?');
  if (understood.kind === 'inquiry') consultant.answer(understood.inquiry);
}
