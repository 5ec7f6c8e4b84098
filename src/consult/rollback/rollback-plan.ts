import type { Step } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { goesOutAnew } from './history.ts';
import type { Judgement } from './judge-rollback.ts';
import { type Changes, runSheet } from '../pieces/run-sheet.ts';

export interface RollbackPlan {
  readonly steps: readonly Step[];
  /** What makes it last, once users are served. */
  readonly lasting: readonly Step[];
}

/** Nothing to undo to, and a driver that follows Git: the revert is the way back, so nothing is paused around it. */
export const revertsOnly = ({ history, system }: Desk): boolean =>
  goesOutAnew(history) && system.drives?.pieces.has('lasting-fix') === true;

/** Built again, it is no longer what the old revision would start. */
const builtAnew = ({ system }: Desk, { told }: Judgement): boolean =>
  told.includes('artefact-gone') && system.runs.value.data.rebuilt !== undefined;

/** What a history has answered need not be looked for; what it no longer holds cannot be undone to. */
function changesBy(desk: Desk, judgement: Judgement): Changes {
  if (revertsOnly(desk)) return { skip: ['find-revision', 'pause'], as: { rollback: 'lasting-fix' } };
  if (goesOutAnew(desk.history) || builtAnew(desk, judgement))
    return { skip: ['find-revision'], instead: { rollback: 'redeploy' } };
  return { ...(desk.history?.finding?.kind === 'found' && { skip: ['find-revision'] }), ...heldBack(desk) };
}

/** A driver that only stands still meanwhile has applied nothing, so it shows nothing of what serves. */
const heldBack = ({ system: { drives } }: Desk): Changes =>
  drives === undefined || drives.pieces.has('rollback') ? {} : { without: { verify: drives } };

/** What carries a fix is not always what went out: a flag stays off until its code is right. */
const fixedBy = ({ system }: Desk): Changes => (system.runs.value.pieces.has('fix') ? { as: { deploy: 'fix' } } : {});

/** Back, or forward where going back would break more. */
export function rollbackPlan(desk: Desk, judgement: Judgement): RollbackPlan {
  const runbook = desk.persona.get('runbook', 'rollback');
  if (judgement.verdict !== 'forward') {
    return {
      steps: runSheet(desk, runbook, 'steps', changesBy(desk, judgement)),
      lasting: runSheet(desk, runbook, 'lasting', revertsOnly(desk) ? { skip: ['lasting-fix', 'resume'] } : {}),
    };
  }
  // what is deployed and verified then is the fix, and nobody knows its version yet
  const version = desk.inquiry.values['fix_version'];
  const forward = desk.voice.knowing({ version, revision: undefined });
  const voice = version === undefined ? forward.asking({ version: 'fix_version' }) : forward;
  return {
    steps: runSheet({ ...desk, voice }, runbook, 'forward', fixedBy(desk)),
    // the fix is in the repository of the code, whatever follows the one of the configuration
    lasting: runSheet({ ...desk, voice: desk.voice.knowing({ driver: undefined }) }, runbook, 'forward-lasting'),
  };
}
