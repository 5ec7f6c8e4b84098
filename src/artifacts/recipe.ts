import { z } from 'zod';
import { hostName, imageName, repositoryUrl, resourceName, urlPath } from './names.ts';

/** All that files are made from. What is optional and absent becomes a gap in the file that whoever runs it must fill. */

export const wants = [
  'pipeline',
  'container',
  'manifests',
  'monitoring',
  'documents',
  'tasks',
  'infrastructure',
  'dashboards',
] as const;
export type Want = (typeof wants)[number];

export const families = [
  'kubernetes',
  'ecs',
  'lambda',
  'cloud-run',
  'container-apps',
  'app-service',
  'nomad',
  'vm',
  'other',
] as const;
export type Family = (typeof families)[number];

const name = z.string().regex(resourceName, 'lower-case letters, digits and dashes, at most 40, a letter first');
/** Prose goes into Markdown, CSV and comments: one line, nothing that could end a comment. */
const line = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, 'one line without control characters');

const burnSchema = z.strictObject({
  id: name,
  budgetPercent: z.number().gt(0).lte(100),
  longMinutes: z.int().min(10).max(20_160),
  shortMinutes: z.int().min(2).max(2_880),
  does: z.enum(['page', 'ticket']),
});
export type BurnRule = z.infer<typeof burnSchema>;

export const taskSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,19}$/, 'a short id such as T1.2'),
  title: line,
  phase: line.optional(),
  owner: line.optional(),
  estimate: line.optional(),
  doneWhen: line.optional(),
  after: z.array(z.string()).default([]),
});
export type Task = z.infer<typeof taskSchema>;

const stepSchema = z.strictObject({
  title: line,
  text: line.optional(),
  command: z.string().max(4_000).optional(),
  expect: line.optional(),
  ifItFails: line.optional(),
});
export type DocumentStep = z.infer<typeof stepSchema>;

const documentSchema = z.strictObject({
  kind: z.enum(['runbook', 'adr', 'postmortem', 'pull-request']),
  title: line,
  /** `2026-03-01`: files know no clock. */
  date: z.iso.date().optional(),
  facts: z.array(z.strictObject({ label: line, value: line })).default([]),
  steps: z.array(stepSchema).default([]),
  sections: z.array(z.strictObject({ heading: line, lines: z.array(line) })).default([]),
  sources: z.array(z.url({ protocol: /^https$/ })).default([]),
});
export type DocumentRecipe = z.infer<typeof documentSchema>;

/** Chapter 5 of the SRE Workbook, table 5-6. */
const workbookBurn: readonly BurnRule[] = [
  { id: 'page-fast', budgetPercent: 2, longMinutes: 60, shortMinutes: 5, does: 'page' },
  { id: 'page-slow', budgetPercent: 5, longMinutes: 360, shortMinutes: 30, does: 'page' },
  { id: 'ticket', budgetPercent: 10, longMinutes: 4_320, shortMinutes: 360, does: 'ticket' },
];

export const recipeSchema = z
  .strictObject({
    wants: z.array(z.enum(wants)).min(1),
    system: name,
    /** In the order of promotion; the last one asks for approval. */
    environments: z.array(name).min(1).max(5).default(['staging', 'production']),
    family: z.enum(families).default('kubernetes'),
    ci: z.enum(['github-actions', 'gitlab-ci', 'jenkins']).default('github-actions'),
    language: z.enum(['node', 'python', 'go', 'java']).optional(),
    cloud: z.enum(['aws', 'gcp', 'azure']).optional(),
    image: z
      .string()
      .max(200)
      .regex(imageName, 'a registry path such as ghcr.io/shop/checkout, without a tag')
      .optional(),
    repository: z.string().max(200).regex(repositoryUrl, 'an https address of a Git repository').optional(),
    namespace: name.optional(),
    port: z.int().min(1_024).max(65_535).default(8_080),
    healthPath: z.string().regex(urlPath, 'a path such as /healthz').default('/healthz'),
    host: z.string().regex(hostName, 'a host name such as shop.example.com').optional(),
    secretStore: name.optional(),
    replicas: z.int().min(1).max(500).default(3),
    maxReplicas: z.int().min(1).max(2_000).default(6),
    zones: z.int().min(1).max(6).default(3),
    cpuMillis: z.int().min(10).max(64_000).default(250),
    memoryMi: z.int().min(16).max(262_144).default(256),
    cpuTargetPercent: z.int().min(10).max(95).default(70),
    strategy: z.enum(['rolling', 'canary', 'blue-green', 'recreate']).default('rolling'),
    gitops: z.enum(['argo-cd', 'flux']).optional(),
    packaging: z.enum(['helm']).optional(),
    sloPercent: z.number().min(50).max(99.999).default(99.9),
    windowDays: z.int().min(7).max(90).default(30),
    p99Ms: z.int().min(1).max(60_000).default(300),
    burn: z
      .array(burnSchema)
      .min(1)
      .max(6)
      .default([...workbookBurn]),
    pager: z.enum(['slack', 'pagerduty']).default('slack'),
    /** As the cluster reaches it; the analysis of a canary asks there. */
    prometheusUrl: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
    runbookUrl: z
      .url({ protocol: /^https$/ })
      .max(300)
      .optional(),
    documents: z.array(documentSchema).default([]),
    tasks: z.array(taskSchema).default([]),
  })
  .superRefine((recipe, context) => {
    const problem = (field: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [field], message });
    };
    const wanted = (want: Want): boolean => recipe.wants.includes(want);
    if (recipe.language === undefined && (wanted('pipeline') || wanted('container'))) {
      problem('language', 'needed to build: node, python, go or java');
    }
    if (new Set(recipe.environments).size < recipe.environments.length) problem('environments', 'each only once');
    if (recipe.maxReplicas < recipe.replicas) problem('maxReplicas', 'at least as many as replicas');
    if (recipe.family !== 'kubernetes' && (recipe.gitops !== undefined || recipe.packaging !== undefined)) {
      problem('family', 'Argo CD, Flux and Helm deploy to kubernetes');
    }
    if (recipe.family !== 'kubernetes' && wanted('manifests')) problem('wants', 'manifests are for kubernetes');
    if (recipe.gitops !== undefined && recipe.repository === undefined && wanted('manifests')) {
      problem('repository', 'needed by Argo CD and Flux: where the desired state lives');
    }
    if (recipe.gitops !== undefined && recipe.namespace === undefined && wanted('manifests')) {
      problem('namespace', 'needed by Argo CD and Flux: where they put it');
    }
    if (recipe.packaging === 'helm' && (recipe.strategy === 'canary' || recipe.strategy === 'blue-green')) {
      problem(
        'strategy',
        'canary and blue-green need a Rollout in your own chart; with Helm choose rolling or recreate',
      );
    }
    if (wanted('documents') && recipe.documents.length === 0) problem('documents', 'at least one');
    if (wanted('tasks') && recipe.tasks.length === 0) problem('tasks', 'at least one');
    if (wanted('infrastructure') && recipe.cloud === undefined)
      problem('cloud', 'needed for Terraform: aws, gcp or azure');
    for (const rule of recipe.burn) {
      if (rule.shortMinutes >= rule.longMinutes) problem('burn', `${rule.id}: the short window must be shorter`);
    }
    const ids = new Set<string>();
    for (const task of recipe.tasks) {
      if (ids.has(task.id)) problem('tasks', `${task.id} is there twice`);
      for (const before of task.after) {
        if (!ids.has(before)) problem('tasks', `${task.id} comes after ${before}, which is not listed before it`);
      }
      ids.add(task.id);
    }
  });

export type Recipe = z.infer<typeof recipeSchema>;
