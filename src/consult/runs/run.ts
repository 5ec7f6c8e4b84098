import type { Block, Text } from '../blueprint.ts';

/** A plan that is worked through. It is as it was when it began: a persona that changes changes no plan under way. */
export interface Run {
  readonly title: Text;
  /** The name of the system it is about. */
  readonly system?: string;
  readonly steps: readonly RunStep[];
  /** The time the system allows until users are served again. */
  readonly targetSeconds?: number;
  /** Nothing is broken: this is a rehearsal. */
  readonly drill?: Drill;
}

export interface Drill {
  /** What happens during a step, by its title, and was not planned. */
  readonly surprises: readonly { readonly step: string; readonly tells: string }[];
  /** What is ticked of the system's lists when it went well. */
  readonly ticks?: { readonly list: string; readonly item: string };
}

export interface RunStep {
  readonly title: Text;
  readonly what: readonly Block[];
  readonly expect?: Text;
  readonly fails?: Text;
  readonly seconds?: number;
  /** Which operation of its platform it is. */
  readonly operation?: string;
  /** What it switches off that acts by itself, or on again. */
  readonly pauses?: string;
  readonly resumes?: string;
  /** Users are served before it: the clock does not wait for it. */
  readonly afterwards?: true;
}

/** What people do to it. The number of a step is its place in the plan. */
export type Deed =
  | { readonly kind: 'begun' }
  | { readonly kind: 'done' | 'failed' | 'skipped' | 'reopened'; readonly step: number }
  | { readonly kind: 'handed'; readonly to: string }
  /** More is known by now: the same plan with other steps. Those that were touched stay. */
  | { readonly kind: 'replanned'; readonly steps: readonly RunStep[] }
  /** What the step switched off acts again, by whatever way: also after the plan was closed. */
  | { readonly kind: 'resumed'; readonly step: number }
  | { readonly kind: 'closed' };

/** A deed with who did it, and when in milliseconds. */
export interface Happened {
  readonly person: string;
  readonly at: number;
  readonly deed: Deed;
}
