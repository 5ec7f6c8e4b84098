import { z } from 'zod';
import { hostName, imageName, repositoryUrl, resourceName, urlPath } from './names.ts';
import { loadSchema } from './scale-on.ts';

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

const shareSchema = z.strictObject({ percent: z.int().min(1).max(99), holdSeconds: z.int().min(60).max(21_600) });
export type Share = z.infer<typeof shareSchema>;

/** As the persona's canary has them. */
const personaShares: readonly Share[] = [
  { percent: 5, holdSeconds: 600 },
  { percent: 25, holdSeconds: 900 },
  { percent: 50, holdSeconds: 900 },
];

/** Chapter 5 of the SRE Workbook, table 5-6. */
const workbookBurn: readonly BurnRule[] = [
  { id: 'page-fast', budgetPercent: 2, longMinutes: 60, shortMinutes: 5, does: 'page' },
  { id: 'page-slow', budgetPercent: 5, longMinutes: 360, shortMinutes: 30, does: 'page' },
  { id: 'ticket', budgetPercent: 10, longMinutes: 4_320, shortMinutes: 360, does: 'ticket' },
];

export const recipeFields = z.strictObject({
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
  /** Who answers for the Ingress. Known, its weights move true shares of the traffic; unknown, a canary counts copies. */
  ingressController: z.enum(['nginx', 'alb']).optional(),
  /** With it the way in is a Gateway and a route instead of an Ingress. */
  gatewayClass: name.optional(),
  secretStore: name.optional(),
  replicas: z.int().min(1).max(500).default(3),
  maxReplicas: z.int().min(1).max(2_000).default(6),
  zones: z.int().min(1).max(6).default(3),
  cpuMillis: z.int().min(10).max(64_000).default(250),
  memoryMi: z.int().min(16).max(262_144).default(256),
  cpuTargetPercent: z.int().min(10).max(95).default(70),
  /** With it KEDA counts copies by the load itself, instead of an autoscaler by CPU. */
  scaleOn: loadSchema.optional(),
  strategy: z.enum(['rolling', 'canary', 'blue-green', 'recreate']).default('rolling'),
  /** The steps of a canary before everything moves. */
  shares: z
    .array(shareSchema)
    .min(1)
    .max(10)
    .default([...personaShares]),
  /** After everything has moved: so long the old version stands and is the way back. */
  canaryHoldSeconds: z.int().min(60).max(86_400).default(600),
  blueGreenHoldSeconds: z.int().min(60).max(86_400).default(1_800),
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
  /** The release of the Prometheus Operator; with it the rules are written as its resource too. */
  prometheusRelease: name.optional(),
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
});

export type Recipe = z.infer<typeof recipeFields>;
