import type { Step } from './blueprint.ts';
import type { Desk } from './desk.ts';
import type { Judgement } from './judge-rollback.ts';
import { type Changes, runSheet } from './run-sheet.ts';

export interface RollbackPlan {
  readonly steps: readonly Step[];
  /** What makes it last, once users are served. */
  readonly lasting: readonly Step[];
}

/** What a history has answered need not be looked for; what it no longer holds cannot be undone to. */
function changesBy({ history }: Desk): Changes {
  const kind = history?.finding?.kind;
  if (kind === 'found') return { skip: ['find-revision'] };
  return kind === 'absent' ? { skip: ['find-revision'], instead: { rollback: 'redeploy' } } : {};
}

/** Back, or forward where going back would break more; a flag that covers the change goes off before either. */
export function rollbackPlan(desk: Desk, { verdict, first }: Judgement): RollbackPlan {
  const runbook = desk.persona.get('runbook', 'rollback');
  const before = first.flatMap((piece) => runSheet(desk, runbook, piece));
  if (verdict !== 'forward') {
    return {
      steps: [...before, ...runSheet(desk, runbook, 'steps', changesBy(desk))],
      lasting: runSheet(desk, runbook, 'lasting'),
    };
  }
  // what is deployed and verified then is the fix, and nobody knows its version yet
  const version = desk.inquiry.values['fix_version'];
  const forward = desk.voice.knowing({ version, revision: undefined });
  const voice = version === undefined ? forward.asking({ version: 'fix_version' }) : forward;
  return { steps: [...before, ...runSheet({ ...desk, voice }, runbook, 'forward')], lasting: [] };
}
