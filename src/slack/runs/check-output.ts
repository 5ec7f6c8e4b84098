import type { Consultant } from '../../consult/consultant.ts';
import { judgeOutput, looksLikeOutput } from '../../consult/runs/judge-output.ts';
import { runState } from '../../consult/runs/run-state.ts';
import { cut } from '../../render/plain/cut.ts';
import { textWords } from '../../render/plain/inline.ts';
import { limits } from '../../render/slack/limits.ts';
import { message } from '../../render/slack/message.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { runButtons } from '../surface.ts';
import { writeRun } from './run-value.ts';

export interface CheckOutputParts {
  readonly consultant: Pick<Consultant, 'runSheets' | 'note' | 'conceal'>;
  readonly store: Pick<Store, 'runs'>;
}

const named = (literals: readonly string[]): string => literals.join(', ');

const notes = { expected: 'run-output-expected', partly: 'run-output-partly', failing: 'run-output-failing' } as const;

/**
 * Output that somebody pastes where a plan is worked through, beside what its step should print. What comes of it is told
 * to whoever pasted: the others have the message of the plan. Undefined where there is no such plan, or no step can tell.
 */
export function createCheckOutput({ consultant, store: { runs } }: CheckOutputParts) {
  return async ({ tenant, channel, thread, text }: Request, deliver: Deliver): Promise<string | undefined> => {
    if (thread === undefined || !looksLikeOutput(text)) return undefined;
    const saved = await runs.openIn({ tenant, channel, thread });
    if (saved === undefined) return undefined;
    const state = runState(saved.subject, saved.happened);
    const judged = judgeOutput(state, text);
    const step = judged && state.steps[judged.step];
    if (judged === undefined || step === undefined) return undefined;
    const { kind, seen, missing, failing, fails } = judged;
    const note = consultant.note(notes[kind], {
      number: judged.step + 1,
      name: textWords(step.step.title),
      ...(kind === 'failing' ? { items: named(failing) } : seen.length > 0 && { items: named(seen) }),
      ...(missing.length > 0 && { words: named(missing) }),
      ...(kind === 'failing' && fails !== undefined && { topic: textWords(fails) }),
    });
    const { blocks } = toHint(note);
    const [deed, label] =
      kind === 'failing' ? (['failed', 'button-failed'] as const) : (['done', 'button-done'] as const);
    const press = {
      type: 'button' as const,
      action_id: runButtons[deed],
      text: {
        type: 'plain_text' as const,
        text: cut(consultant.runSheets.label(`output-${label}`, { number: judged.step + 1 }), limits.button.label),
        emoji: false,
      },
      value: writeRun({ run: saved.id, deed, step: judged.step, seen: step.version }),
    };
    const root = message(kind === 'partly' ? blocks : [...blocks, { type: 'actions', elements: [press] }]);
    await deliver.toAsker({ root, replies: [] });
    return `run, output ${kind}`;
  };
}
