import type { Blueprint, Trace } from './blueprint.ts';
import type { Consultant, Hint } from './consultant.ts';
import type { Inquiry } from './inquiry.ts';
import type { Problem } from './problem.ts';
import { recordFor, type KnownSystems } from './systems/record-for.ts';

/** What came before in this thread. */
export interface Earlier {
  readonly inquiry: Inquiry;
  readonly trace: Trace;
}

export type Response =
  | { readonly kind: 'answer'; readonly blueprint: Blueprint }
  | { readonly kind: 'hint'; readonly problem: Problem; readonly hint: Hint };

/** Words in, answer or hint out: the same for Slack and for the terminal. */
export function respond(consultant: Consultant, text: string, earlier?: Earlier, systems?: KnownSystems): Response {
  const understood = earlier === undefined ? consultant.read(text) : consultant.revise(earlier.inquiry, text);
  if (understood.kind === 'problem') {
    return { kind: 'hint', problem: understood.problem, hint: consultant.hint(understood.problem) };
  }
  const { inquiry } = understood;
  const choice = systems && recordFor(inquiry.params.system, systems);
  const about = choice?.kind === 'one' ? { ...inquiry, record: choice.record } : inquiry;
  return { kind: 'answer', blueprint: consultant.answer(about, earlier?.trace, systems) };
}
