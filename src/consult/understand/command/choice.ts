import type { Intent } from '../../inquiry.ts';

/** What was chosen, and between which tokens the command's own words stand; `to` is 0 when there are none. */
export interface Chosen {
  readonly kind: 'intent';
  readonly intent: Intent;
  readonly from: number;
  readonly to: number;
}

export type Choice = Chosen | { readonly kind: 'unknown'; readonly suggestions: readonly string[] };

export function choice(intent: Intent, from = 0, to = 0): Chosen {
  return { kind: 'intent', intent, from, to };
}
