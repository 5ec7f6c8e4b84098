import type { Listing } from './paste/listing.ts';
import type { Reviewed } from './review/reviewed.ts';
import type { Release } from './systems/release.ts';
import type { SystemRecord } from './systems/record.ts';
import type { Facts } from './understand/facts/facts.ts';

/** One thing asked, after the words have been understood. */

export const intents = [
  'blueprint',
  'pipeline',
  'deploy',
  'rollback',
  'scale',
  'slo',
  'dr',
  'cost',
  'score',
  'runbook',
  'checklist',
  'review',
  'incident',
  'phase-plan',
  'phase-tasks',
  'phase-implement',
  'strategies',
  'why',
  'profile',
  'watch',
  'audit',
  'drill',
  'incident-room',
  'system',
  'help',
  'question',
] as const;

export type Intent = (typeof intents)[number];

export const flags = ['safe-mode', 'validate', 'think'] as const;

export type Flag = (typeof flags)[number];

/** The kinds of output that can be read when pasted. Platforms name those that list their revisions. */
export const listingTools = [
  'helm-history',
  'kubectl-replicasets',
  'kubectl-rollout-replicasets',
  'kubectl-controllerrevisions',
  'kubectl-rollout-history',
  'argocd-history',
  'nomad-history',
  'heroku-releases',
  'ecs-services',
  'ecs-task-definitions',
  'ecs-images',
  'lambda-versions',
  'beanstalk-versions',
  'app-engine-versions',
  'wrangler-versions',
  'fly-releases',
  'cloud-run-revisions',
  'container-apps-revisions',
  // printed by something, and no history that is known
  'unknown',
] as const;

export type ListingTool = (typeof listingTools)[number];

/** The kinds of files that can be looked through when pasted. */
export const fileKinds = [
  'kubernetes',
  'dockerfile',
  'github-actions',
  'gitlab-ci',
  'jenkinsfile',
  'compose',
  'helm-values',
  'terraform',
] as const;

export type FileKind = (typeof fileKinds)[number];

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

/** A person, by the id that the place where it was done has for them. */
export interface Recorded {
  readonly person: string;
  readonly at: number;
}

export interface Inquiry {
  readonly intent: Intent;
  readonly params: Params;
  /** Further numbers for the sums of the answer, by the names that its persona file lists: each, pool, price. */
  readonly figures: Readonly<Record<string, number>>;
  readonly flags: readonly Flag[];
  /** Platform files named beside the place: helm, argo-cd, flyway. */
  readonly using: readonly string[];
  /** For the gaps of commands, by the names that persona files give them: namespace, cluster, image. */
  readonly values: Readonly<Record<string, string>>;
  /** What was said of the change to take back: the id of a condition, and which of its answers holds. */
  readonly conditions: Readonly<Record<string, string>>;
  /** The history of the system, as a tool printed it and somebody pasted it. */
  readonly listing?: Listing;
  /** What a free question, or the thread it was asked in, told of the asker's system. Missing: its words say it all. */
  readonly facts?: Facts;
  /** What the team has told us of the system that is asked about. */
  readonly record?: SystemRecord;
  /** What of that somebody took back for this thread: ids of facts. */
  readonly denied?: readonly string[];
  /** Who changed that last, and when. */
  readonly recorded?: Recorded;
  /** What went live of it, newest first. */
  readonly releases?: readonly Release[];
  /** What was seen in the files that somebody pasted. */
  readonly reviewed?: Reviewed;
  /** Nothing is broken: what is planned in this thread is rehearsed. */
  readonly drill?: true;
  /** Of checklists: the one that was named, by the id of its file. Missing: what must be true in production. */
  readonly list?: string;
  /** `--private`: the answer is for the asker alone. */
  readonly private: boolean;
  /** What the system is written in, when it was said earlier in the thread. */
  readonly language?: string;
  /** Its database, when that was said earlier in the thread. */
  readonly database?: string;
  /** `--files`: the files that go with the answer are wanted too. Asked each time: a change in the thread is no order for them. */
  readonly files: boolean;
  /** The original words, at most as long as we keep them. */
  readonly words: string;
}
