import type { Blueprint, Document, Step, Text } from '../consult/blueprint.ts';
import type { System } from '../consult/system.ts';
import { toResourceName } from './names.ts';
import type { RecipeInput } from './read-recipe.ts';
import type { DocumentRecipe, Family, Task, Want } from './recipe.ts';

/** What an answer and its system say, as the ingredients of files. Nothing is invented: what is missing stays away. */

const byIntent: Readonly<Record<string, readonly Want[]>> = {
  blueprint: ['pipeline', 'container', 'manifests', 'monitoring', 'dashboards', 'infrastructure'],
  pipeline: ['pipeline', 'container', 'manifests'],
  deploy: ['manifests'],
  scale: ['manifests'],
  slo: ['monitoring', 'dashboards'],
  rollback: ['documents'],
  runbook: ['documents'],
  incident: ['documents'],
  'phase-tasks': ['tasks'],
};

const byPlatform: Readonly<Record<string, Family>> = {
  'ecs-rolling': 'ecs',
  'ecs-blue-green': 'ecs',
  lambda: 'lambda',
  'cloud-run': 'cloud-run',
  'container-apps': 'container-apps',
  'app-service': 'app-service',
  nomad: 'nomad',
  'systemd-vm': 'vm',
};

/** The four ways to build that we know, by the languages that are built so. */
const byLanguage: Readonly<Record<string, 'node' | 'python' | 'go' | 'java'>> = {
  node: 'node',
  javascript: 'node',
  typescript: 'node',
  python: 'python',
  go: 'go',
  java: 'java',
  kotlin: 'java',
};

const one = <Choice extends string>(choices: readonly Choice[], value: string | undefined): Choice | undefined =>
  choices.find((choice) => choice === value);

const longestLine = 300;

const line = (text: Text): string =>
  text
    .map((span) => span.text)
    .join('')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longestLine);

function stepOf(step: Step): DocumentRecipe['steps'][number] {
  const text = step.what.flatMap((block) => (block.kind === 'paragraph' ? [line(block.text)] : [])).join(' ');
  const command = step.what.flatMap((block) => (block.kind === 'code' ? [block.code.text] : [])).join('\n');
  return {
    title: line(step.title),
    ...(text !== '' && { text: text.slice(0, longestLine) }),
    ...(command !== '' && { command }),
    ...(step.expect && { expect: line(step.expect) }),
    ...(step.fails && { ifItFails: line(step.fails) }),
  };
}

function runSheetOf(blueprint: Blueprint): DocumentRecipe {
  const steps = blueprint.sections.flatMap((section) => (section.kind === 'steps' ? section.steps : []));
  // That it is rehearsed stands before what comes first.
  const first = blueprint.lead.slice(0, blueprint.inquiry.drill === true ? 2 : 1);
  return {
    kind: 'runbook',
    title: line(blueprint.title),
    facts: blueprint.subject.map((fact) => ({ label: line(fact.label), value: line(fact.value) })),
    steps: steps.map(stepOf),
    sections: first.length === 0 ? [] : [{ heading: 'First', lines: first.map(line) }],
    sources: [...blueprint.trace.sources],
  };
}

const documentOf = ({ kind, title, sections, sources }: Document, { subject }: Blueprint): DocumentRecipe => ({
  kind,
  title: line(title),
  facts: subject.map(({ label, value }) => ({ label: line(label), value: line(value) })),
  steps: [],
  sections: sections.map((section) => ({ heading: line(section.title), lines: section.items.map(line) })),
  sources: [...sources],
});

/** The plan as a run-sheet where the answer is one, and what else is to be kept of it. */
const documentsOf = (blueprint: Blueprint): DocumentRecipe[] => [
  ...(byIntent[blueprint.inquiry.intent]?.includes('documents') === true ? [runSheetOf(blueprint)] : []),
  ...(blueprint.documents ?? []).map((document) => documentOf(document, blueprint)),
];

/** The rows of the task tables: number, activity, what it leaves behind, what comes first, days. */
function tasksOf(blueprint: Blueprint): Task[] {
  return blueprint.sections.flatMap((section) => {
    if (section.kind !== 'table' || section.columns.length !== 5 || section.id === 'scenario') return [];
    return section.rows.flatMap(([number, activity, output, after, days]) => {
      if (!number || !activity || !output || !after || !days || !/^\d+$/u.test(line(number))) return [];
      const before = line(after).match(/\d+/gu) ?? [];
      return [
        {
          id: `T${line(number)}`,
          title: line(activity),
          phase: line(section.title),
          doneWhen: line(output),
          ...(/\d/u.test(line(days)) && { estimate: `${line(days)} d` }),
          after: before.map((id) => `T${id}`),
        },
      ];
    });
  });
}

/** Copies by the messages that wait, where somebody named the queue; without a number as many as KEDA itself takes. */
function loadOf(values: Readonly<Record<string, string>>): RecipeInput['scaleOn'] {
  const { queue_url: queueUrl, rabbitmq_queue: queue, messages_per_copy: perCopy = '5' } = values;
  if (queueUrl !== undefined) return { by: 'sqs', queueUrl, perCopy: Number(perCopy) };
  return queue === undefined ? undefined : { by: 'rabbitmq', queue, perCopy: Number(perCopy) };
}

export interface Wish {
  readonly want: Want;
  readonly input: RecipeInput;
  /** What of it nobody said. */
  readonly assumed: readonly string[];
}

const strategies = ['rolling', 'canary', 'blue-green', 'recreate'] as const;

/** Where nobody named one and the platform cannot go copy by copy: the one it is made for. */
const strategyOf = ({ runs }: System): (typeof strategies)[number] | undefined => {
  const offered = runs.value.data.strategies;
  return offered.includes('rolling') ? undefined : one(strategies, offered[0]);
};

/** One recipe for each kind of file that goes with the answer; empty when none does, or nobody named the system. */
export function recipesFor(blueprint: Blueprint, system: System, language: string | undefined): readonly Wish[] {
  const { inquiry } = blueprint;
  const name = toResourceName(system.name ?? '');
  if (name === undefined) return [];
  const { values, params } = inquiry;
  const family: Family =
    system.runs.value.data.family === 'kubernetes' ? 'kubernetes' : (byPlatform[system.runs.value.id] ?? 'other');
  const input: Omit<RecipeInput, 'wants'> = {
    system: name,
    family,
    ci: one(['github-actions', 'gitlab-ci', 'jenkins'] as const, system.ci.value.id),
    language: language === undefined ? undefined : byLanguage[language],
    cloud: one(['aws', 'gcp', 'azure'] as const, system.place.value.data.cloud),
    gitops: one(['argo-cd', 'flux'] as const, system.drives?.id),
    packaging: one(['helm'] as const, system.packages?.id),
    strategy: one(strategies, params.strategy) ?? strategyOf(system),
    namespace: toResourceName(values['namespace'] ?? ''),
    image: values['image'],
    repository: values['repository_url'],
    host: values['host_name'],
    gatewayClass: values['gateway_class'],
    ingressController: one(['nginx', 'alb'] as const, values['ingress_controller']),
    secretStore: values['secret_store'],
    scaleOn: loadOf(values),
    prometheusUrl: values['prometheus_url'],
    prometheusRelease: values['prometheus_release'],
    replicas: params.replicas,
    maxReplicas: params.replicas === undefined ? undefined : params.replicas * 2,
    p99Ms: params.p99_ms,
    sloPercent: system.objective.value.percent,
    windowDays: Math.round(system.objective.value.days),
  };
  // Manifests are of Kubernetes; elsewhere the scripts of the pipeline say it all.
  const ofIntent = (byIntent[inquiry.intent] ?? []).filter((want) => want !== 'manifests' || family === 'kubernetes');
  const documents = documentsOf(blueprint);
  const wanted = new Set([...ofIntent, ...(documents.length > 0 ? ['documents' as const] : [])]);
  const assumed = params.strategy === undefined && input.strategy !== undefined ? ['strategy'] : [];
  return [...wanted].map((want) => ({
    want,
    assumed,
    input: {
      ...input,
      wants: [want],
      ...(want === 'documents' && { documents }),
      ...(want === 'tasks' && { tasks: tasksOf(blueprint) }),
    },
  }));
}
