import type { Blueprint } from '../consult/blueprint.ts';
import type { Consultant, Hint } from '../consult/consultant.ts';
import type { ProblemCode } from '../consult/problem.ts';
import { meantForUs } from './meant-for-us.ts';
import type { Request } from './request.ts';
import type { Consultation } from './store.ts';

export type Outcome =
  | { readonly kind: 'answer'; readonly blueprint: Blueprint }
  | { readonly kind: 'hint'; readonly hint: Hint; readonly code: ProblemCode }
  /** Said in a thread of ours, and not to us. */
  | { readonly kind: 'silence' };

/** Mistakes one only makes when talking to us; the rest may be people talking to each other. */
const clearlyOurs: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['bad-version', 'bad-number', 'unknown-flag']);
/** From what was asked to what is said. Pure: what was said before in the thread is handed in. */
export function consult(consultant: Consultant, request: Request, earlier: Consultation | undefined): Outcome {
  const { text } = request;
  // Tried again after it had been answered in part: the thread holds its own inquiry.
  if (earlier?.request === request.id) {
    return { kind: 'answer', blueprint: consultant.answer(earlier.inquiry, earlier.trace) };
  }
  const understood = earlier === undefined ? consultant.read(text) : consultant.revise(earlier.inquiry, text);
  const overheard = request.kind === 'reply' && earlier !== undefined;
  if (understood.kind === 'problem') {
    const { problem } = understood;
    if (overheard && !clearlyOurs.has(problem.code)) return { kind: 'silence' };
    return { kind: 'hint', hint: consultant.hint(problem), code: problem.code };
  }
  const { inquiry } = understood;
  if (overheard) {
    const topicScore = consultant.topics(text)[0]?.score ?? 0;
    if (!meantForUs({ previous: earlier.inquiry, inquiry, text, topicScore })) return { kind: 'silence' };
  }
  return { kind: 'answer', blueprint: consultant.answer(inquiry, earlier?.trace) };
}
