import { flags, intents } from './consult/inquiry.ts';
import { notes } from './consult/notes.ts';
import { problemCodes } from './consult/problem.ts';
import type { LoadOptions } from './persona/load.ts';

/** What the program asks of any persona: an answer for each intent, a hint for each mistake, its fixed lists. */
export const needed: NonNullable<LoadOptions['needed']> = {
  answer: intents,
  hint: [...problemCodes, ...notes],
  flag: [...flags, 'files'],
  surface: ['run', 'incident'],
  runbook: [
    'deployment',
    'rollback',
    'scaling',
    'incident-response',
    'security-incident',
    'backup-restore',
    'performance',
    'maintenance',
  ],
  phase: ['assess', 'design', 'implement', 'operate', 'plan', 'tasks', 'implementation'],
  checklist: ['production-readiness'],
};
