import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant, Hint } from '../../consult/consultant.ts';
import type { Inquiry } from '../../consult/inquiry.ts';
import type { ProblemCode } from '../../consult/problem.ts';
import { isNoAnswer } from '../../consult/pieces/unknown.ts';
import { canBeRehearsed, toDrill } from '../../consult/runs/drill-of.ts';
import { isThanks } from '../../consult/understand/offer/thanks.ts';
import type { Understood } from '../../consult/understand/command/understanding.ts';
import { addsOnlyFiles } from './adds-only-files.ts';
import { meantForUs } from './meant-for-us.ts';
import type { Request } from '../request.ts';
import type { Consultation } from '../store.ts';
import { aboutSystem } from '../systems/about-system.ts';
import type { TeamSystems } from '../systems/team-systems.ts';
import { whichSystem } from '../systems/which-system.ts';

export type Outcome =
  | {
      readonly kind: 'answer';
      readonly blueprint: Blueprint;
      /** The thread holds this answer: what is new are its files. */
      readonly filesOnly: boolean;
    }
  | { readonly kind: 'hint'; readonly hint: Hint; readonly code: ProblemCode | 'which-system' }
  /** Said in a thread of ours, and not to us. */
  | { readonly kind: 'silence' }
  /** A correction of an answer that we no longer know. */
  | { readonly kind: 'lost' };

/** Mistakes one only makes when talking to us; the rest may be people talking to each other. */
const clearlyOurs: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['bad-version', 'bad-number', 'unknown-flag']);

const mostWords = 2;
/** A mistake in a line of talk is none of our business. */
const isBrief = (strange: readonly string[]): boolean =>
  strange.filter((word) => /^\p{L}+$/u.test(word)).length <= mostWords;

function understand(consultant: Consultant, { kind, text }: Request, earlier: Consultation | undefined): Understood {
  // Said to others, and offered to be answered: a plea, whatever command its words would be.
  if (kind === 'taken') return consultant.ask(text);
  return earlier === undefined ? consultant.read(text) : consultant.revise(earlier.inquiry, text);
}

/** What a drill is, to whoever orders one of something else. */
function explained(consultant: Consultant): Outcome {
  const understood = consultant.read('drill');
  if (understood.kind === 'problem') throw new Error('drills cannot be explained');
  return { kind: 'answer', blueprint: consultant.answer(understood.inquiry), filesOnly: false };
}

export interface ConsultParts {
  readonly earlier: Consultation | undefined;
  readonly team: TeamSystems;
  /** What is asked for is to be rehearsed. */
  readonly drill?: boolean;
}

/** From what was asked to what is said. Pure: what was said before in the thread is handed in. */
export function consult(
  consultant: Consultant,
  request: Request,
  { earlier, team, drill = false }: ConsultParts,
): Outcome {
  const { text } = request;
  const rehearses = drill || earlier?.inquiry.drill === true;
  const answer = (asked: Inquiry, systems?: TeamSystems): Blueprint =>
    consultant.answer(rehearses ? { ...asked, drill: true } : asked, earlier?.trace, systems);
  // Tried again after it had been answered in part: the thread holds its own inquiry.
  if (earlier?.request === request.id) {
    return { kind: 'answer', blueprint: answer(earlier.inquiry), filesOnly: false };
  }
  if (request.facts !== undefined) {
    if (earlier === undefined) return { kind: 'lost' };
    const corrected = consultant.correct(earlier.inquiry, request.facts);
    return { kind: 'answer', blueprint: answer(corrected), filesOnly: false };
  }
  if (request.filled !== undefined) {
    if (earlier === undefined) return { kind: 'lost' };
    const read = consultant.gapForm.read(earlier.inquiry, request.filled.entered);
    // It was read when it was entered; what has become another question since then is left as it is.
    const filled = read.kind === 'told' ? read.inquiry : earlier.inquiry;
    const about = aboutSystem(filled, earlier.inquiry, { consultant, team });
    const inquiry = about.kind === 'clear' ? about.inquiry : filled;
    return { kind: 'answer', blueprint: answer(inquiry), filesOnly: false };
  }
  const said = (hint: Hint): Hint => (drill ? { ...hint, followUps: hint.followUps.map(toDrill) } : hint);
  if (request.kind === 'direct' && earlier === undefined && isThanks(text)) return { kind: 'silence' };
  const understood = understand(consultant, request, earlier);
  const strange = consultant.strangeWords(text);
  const overheard = request.kind === 'reply' && earlier !== undefined;
  if (understood.kind === 'problem') {
    const { problem } = understood;
    if (overheard && !(clearlyOurs.has(problem.code) && isBrief(strange))) return { kind: 'silence' };
    return { kind: 'hint', hint: said(consultant.hint(problem)), code: problem.code };
  }
  const { inquiry } = understood;
  if (drill && !overheard && !canBeRehearsed(inquiry)) return explained(consultant);
  if (overheard) {
    const offer = consultant.offerFor(text);
    const goesWrong = consultant.goesWrong(earlier.inquiry, text);
    const heard = { previous: earlier.inquiry, inquiry, text, offer, strange, goesWrong };
    if (!meantForUs(heard)) return { kind: 'silence' };
  }
  if (earlier !== undefined && addsOnlyFiles(consultant, inquiry, earlier.inquiry)) {
    const again = { ...earlier.inquiry, files: true, private: inquiry.private };
    return { kind: 'answer', blueprint: answer(again), filesOnly: true };
  }
  const about = aboutSystem(inquiry, earlier?.inquiry, { consultant, team });
  if (about.kind === 'several')
    return { kind: 'hint', hint: said(whichSystem(consultant, about.records, text)), code: 'which-system' };
  const blueprint = answer(about.inquiry, team);
  const alone = request.kind === 'command' && isNoAnswer(blueprint);
  const shown = alone ? { ...blueprint, inquiry: { ...blueprint.inquiry, private: true } } : blueprint;
  return { kind: 'answer', blueprint: shown, filesOnly: false };
}
