import type { Deed } from './run.ts';
import { pausesOf } from './pauses-of.ts';
import type { RunState, StepState } from './run-state.ts';

/** What somebody wants, and on which state of its step they pressed. */
export interface Wanted {
  readonly person: string;
  readonly deed: Deed;
  readonly seen: number;
}

export type Judged =
  | { readonly kind: 'takes' }
  /** Somebody was first: what they did instead, or as well. */
  | { readonly kind: 'already'; readonly step: StepState; readonly number: number }
  | { readonly kind: 'closed'; readonly person: string; readonly at: number }
  /** Whoever it is to be handed to has it. */
  | { readonly kind: 'handed'; readonly person: string; readonly at: number }
  /** It acts again already. */
  | { readonly kind: 'resumed'; readonly person: string; readonly at: number }
  /** It is so already, and by the same person. */
  | { readonly kind: 'same' }
  /** No step of this plan. */
  | { readonly kind: 'gone' };

function judgeResumed(state: RunState, step: number, person: string): Judged {
  const name = state.steps[step]?.step.pauses;
  const pause = pausesOf(state).find((one) => one.name === name);
  if (pause === undefined) return { kind: 'gone' };
  if (pause.resumed === undefined) return { kind: 'takes' };
  return pause.resumed.person === person ? { kind: 'same' } : { kind: 'resumed', ...pause.resumed };
}

/** Of two people who press at the same moment one has their way, and the other learns of it. */
export function judgeDeed(state: RunState, { person, deed, seen }: Wanted): Judged {
  if (deed.kind === 'resumed') return judgeResumed(state, deed.step, person);
  if (state.closed !== undefined) {
    return deed.kind === 'closed' && state.closed.person === person
      ? { kind: 'same' }
      : { kind: 'closed', ...state.closed };
  }
  if (!('step' in deed)) {
    if (deed.kind !== 'handed' || deed.to !== state.keeper) return { kind: 'takes' };
    const { person: by, at } = state.handed ?? state.begun;
    return by === person ? { kind: 'same' } : { kind: 'handed', person: by, at };
  }
  const step = state.steps[deed.step];
  if (step === undefined) return { kind: 'gone' };
  if (step.version === seen) return { kind: 'takes' };
  const wanted = deed.kind === 'reopened' ? 'open' : deed.kind;
  return step.state === wanted && step.person === person
    ? { kind: 'same' }
    : { kind: 'already', step, number: deed.step + 1 };
}
