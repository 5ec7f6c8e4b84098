import type { Tick, TickChange } from './tick.ts';

export type Merged =
  | { readonly kind: 'again'; readonly seen: number }
  /** It is so already. */
  | { readonly kind: 'done' }
  /** They would undo what they have not seen. */
  | { readonly kind: 'refused' };

/** What becomes of a change when somebody else was first: nothing that anybody showed is lost. */
export function mergeTick({ ticked, evidence, person, at }: TickChange, now: Tick): Merged {
  // Tried again after it was done.
  if (now.ticked === ticked && now.person === person && now.at === at) return { kind: 'done' };
  if (!ticked) return now.ticked ? { kind: 'refused' } : { kind: 'done' };
  return now.ticked && evidence === undefined ? { kind: 'done' } : { kind: 'again', seen: now.version };
}
