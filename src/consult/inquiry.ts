/** One thing asked, after the words have been understood. */

export const intents = [
  'blueprint',
  'pipeline',
  'deploy',
  'rollback',
  'scale',
  'slo',
  'runbook',
  'checklist',
  'incident',
  'phase-plan',
  'phase-tasks',
  'phase-implement',
  'strategies',
  'why',
  'profile',
  'help',
  'question',
] as const;

export type Intent = (typeof intents)[number];

export const flags = ['safe-mode', 'validate', 'think'] as const;

export type Flag = (typeof flags)[number];

/** What was found in the words. The keys are the ones people may type as `key=value`. */
export interface Params {
  readonly system?: string;
  readonly version?: string;
  readonly from_version?: string;
  readonly strategy?: string;
  readonly environment?: string;
  readonly platform?: string;
  readonly ci?: string;
  readonly rps?: number;
  readonly p99_ms?: number;
  readonly replicas?: number;
  /** A factor: 3x is 3, +50% is 1.5. */
  readonly growth?: number;
  readonly slo_percent?: number;
  readonly window_days?: number;
  readonly runbook?: string;
}

export interface Inquiry {
  readonly intent: Intent;
  readonly params: Params;
  readonly flags: readonly Flag[];
  /** Platform files named beside the place: helm, argo-cd, flyway. */
  readonly using: readonly string[];
  /** `--private`: the answer is for the asker alone. */
  readonly private: boolean;
  /** The original words, at most as long as we keep them. */
  readonly words: string;
}
