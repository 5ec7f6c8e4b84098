import { readRecipe, type RecipeInput } from '../../src/artifacts/read-recipe.ts';
import { families, type Recipe } from '../../src/artifacts/recipe.ts';

/** Everything a user can choose, in every combination that changes a file. */

export function recipe(input: RecipeInput): Recipe {
  const reading = readRecipe(input);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.recipe;
}

type Choices = { readonly [Key in keyof RecipeInput]?: readonly (RecipeInput[Key] | undefined)[] };

function combine(choices: Choices): readonly Partial<RecipeInput>[] {
  let rows: Partial<RecipeInput>[] = [{}];
  for (const [key, values] of Object.entries(choices)) {
    rows = rows.flatMap((row) => values.map((value) => (value === undefined ? row : { ...row, [key]: value })));
  }
  return rows;
}

const shortly = (value: object): string =>
  Object.values(value)
    .map((one: unknown) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
    .join('+');

export const describeRecipe = (row: object): string =>
  Object.entries<unknown>({ ...row })
    .filter(([key]) => key !== 'wants' && key !== 'system')
    .map(([key, value]) => `${key} ${typeof value === 'object' && value !== null ? shortly(value) : String(value)}`)
    .join(', ');

const matrix = (fixed: RecipeInput, choices: Choices): readonly RecipeInput[] =>
  combine(choices).map((row) => ({ ...fixed, ...row }));

export const ciTools = ['github-actions', 'gitlab-ci', 'jenkins'] as const;
export const languages = ['node', 'python', 'go', 'java'] as const;

const images = [
  undefined,
  'ghcr.io/shop/checkout',
  '111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout',
  'europe-west1-docker.pkg.dev/shop/apps/checkout',
  'shop.azurecr.io/checkout',
  'registry.gitlab.com/shop/checkout',
] as const;

/** Pipelines of one tool: how to build, where to push, and how to deploy are independent of each other. */
export const pipelineInputs = (ci: (typeof ciTools)[number]): readonly RecipeInput[] => {
  const fixed = { wants: ['pipeline'], system: 'checkout', ci, language: 'node' } satisfies RecipeInput;
  return [
    ...matrix(fixed, { language: languages }),
    ...matrix(fixed, { image: images }),
    ...matrix(fixed, { family: families, cloud: [undefined, 'aws', 'gcp', 'azure'] }),
    ...matrix(fixed, {
      gitops: [undefined, 'argo-cd', 'flux'],
      packaging: [undefined, 'helm'],
      strategy: ['rolling', 'recreate'],
      cloud: [undefined, 'aws', 'gcp', 'azure'],
    }),
    ...matrix(fixed, {
      gitops: [undefined, 'argo-cd', 'flux'],
      strategy: ['canary', 'blue-green'],
      namespace: [undefined, 'shop'],
    }),
    ...matrix(fixed, {
      family: families.filter((family) => family !== 'kubernetes'),
      strategy: ['rolling', 'canary', 'blue-green', 'recreate'],
    }),
    ...matrix(
      { ...fixed, namespace: 'shop', host: 'checkout.example.com', gatewayClass: 'envoy' },
      { strategy: ['rolling', 'canary', 'blue-green'], cloud: [undefined, 'aws'] },
    ),
    ...matrix(fixed, {
      environments: [['production'], ['staging', 'production'], ['development', 'pre-prod', 'production']],
    }),
  ];
};

const plainManifestInputs: readonly RecipeInput[] = [
  ...matrix(
    {
      wants: ['manifests'],
      system: 'checkout',
      namespace: 'shop',
      repository: 'https://github.com/shop/checkout',
    },
    {
      strategy: ['rolling', 'recreate', 'canary', 'blue-green'],
      gitops: [undefined, 'argo-cd', 'flux'],
      host: [undefined, 'checkout.example.com'],
      secretStore: [undefined, 'vault'],
      image: [undefined, 'ghcr.io/shop/checkout'],
    },
  ),
  ...matrix(
    { wants: ['manifests'], system: 'checkout', maxReplicas: 12 },
    { strategy: ['rolling', 'canary'], replicas: [1, 3, 8], zones: [1, 3] },
  ),
  ...matrix(
    {
      wants: ['manifests'],
      system: 'checkout',
      namespace: 'shop',
      repository: 'https://github.com/shop/checkout',
      packaging: 'helm',
    },
    {
      gitops: [undefined, 'argo-cd', 'flux'],
      strategy: ['rolling', 'recreate'],
      host: [undefined, 'checkout.example.com'],
    },
  ),
  ...matrix(
    { wants: ['manifests'], system: 'checkout', strategy: 'canary' },
    { prometheusUrl: [undefined, 'http://prometheus.monitoring:9090'] },
  ),
];

/** Pipelines that bring policies: what is judged differs by how the workload is written down. */
export const policyInputs: readonly RecipeInput[] = ciTools.flatMap((ci) => [
  ...matrix(
    { wants: ['pipeline'], system: 'checkout', language: 'node', ci },
    { strategy: ['rolling', 'canary'], namespace: [undefined, 'shop'] },
  ),
  ...matrix(
    { wants: ['pipeline'], system: 'checkout', language: 'node', ci, packaging: 'helm' },
    { namespace: [undefined, 'shop'] },
  ),
]);

/** How the load is measured, where it is not by the processor. */
const loads = [
  { by: 'prometheus', query: 'sum(rate(http_requests_total{app="checkout"}[2m]))', perCopy: 50.5 },
  { by: 'sqs', queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/checkout.fifo', perCopy: 5 },
  { by: 'rabbitmq', queue: 'checkout.orders', perCopy: 20 },
  {
    by: 'kafka',
    bootstrapServers: 'kafka-0.kafka:9092,kafka-1.kafka:9092',
    topic: 'orders',
    consumerGroup: 'checkout',
    perCopy: 100,
  },
] satisfies readonly RecipeInput['scaleOn'][];

/** The way in from outside, and who counts the copies. */
export const trafficInputs: readonly RecipeInput[] = [
  ...[
    { gatewayClass: 'envoy' },
    { ingressController: 'nginx' as const },
    { ingressController: 'alb' as const },
  ].flatMap((way) =>
    matrix(
      {
        wants: ['manifests'],
        system: 'checkout',
        namespace: 'shop',
        repository: 'https://github.com/shop/checkout',
        host: 'checkout.example.com',
        ...way,
      },
      {
        strategy: ['rolling', 'recreate', 'canary', 'blue-green'],
        gitops: [undefined, 'argo-cd', 'flux'],
      },
    ),
  ),
  ...matrix(
    { wants: ['manifests'], system: 'checkout', host: 'checkout.example.com', gatewayClass: 'envoy' },
    { strategy: ['canary'], shares: [undefined, [{ percent: 1, holdSeconds: 90 }]] },
  ),
  ...matrix(
    { wants: ['manifests'], system: 'checkout', prometheusUrl: 'http://prometheus.monitoring:9090' },
    { scaleOn: loads, strategy: ['rolling', 'canary'] },
  ),
  ...[
    { gatewayClass: 'envoy' },
    { ingressController: 'nginx' as const },
    { ingressController: 'alb' as const },
  ].flatMap((way) =>
    matrix(
      {
        wants: ['manifests'],
        system: 'checkout',
        namespace: 'shop',
        repository: 'https://github.com/shop/checkout',
        host: 'checkout.example.com',
        packaging: 'helm',
        ...way,
      },
      { gitops: [undefined, 'argo-cd', 'flux'] },
    ),
  ),
];

export const manifestInputs: readonly RecipeInput[] = [...plainManifestInputs, ...trafficInputs];

export const containerInputs: readonly RecipeInput[] = [
  ...matrix(
    { wants: ['container'], system: 'checkout-api' },
    { language: languages, port: [8_080, 3_000], healthPath: ['/healthz', '/api/health.json'] },
  ),
  ...matrix({ wants: ['container'], system: 'checkout-api', family: 'lambda', port: 8_080 }, { language: languages }),
];

export const monitoringInputs: readonly RecipeInput[] = [
  ...matrix(
    { wants: ['monitoring'], system: 'checkout' },
    { sloPercent: [90, 95, 99, 99.5, 99.9, 99.95, 99.99], windowDays: [7, 28, 30, 90] },
  ),
  ...matrix(
    { wants: ['monitoring'], system: 'checkout' },
    {
      pager: ['slack', 'pagerduty'],
      p99Ms: [7, 300, 12_345],
      runbookUrl: [undefined, 'https://runbooks.example.com/checkout?x=1&y=2'],
    },
  ),
];

/** The rules for the Prometheus Operator as well. */
export const operatorInputs: readonly RecipeInput[] = matrix(
  { wants: ['monitoring'], system: 'checkout', prometheusRelease: 'kube-prometheus-stack' },
  { namespace: [undefined, 'shop'], sloPercent: [90, 99.9, 99.99] },
);

export const dashboardInputs: readonly RecipeInput[] = matrix(
  { wants: ['dashboards'], system: 'checkout' },
  { sloPercent: [99, 99.9, 99.99], windowDays: [7, 30], p99Ms: [50, 300] },
);

export const infrastructureInputs: readonly RecipeInput[] = matrix(
  { wants: ['infrastructure'], system: 'checkout' },
  { cloud: ['aws', 'gcp', 'azure'], ci: ciTools, environments: [['production'], ['staging', 'production']] },
);

export const machineInputs = (family: 'vm' | 'nomad'): readonly RecipeInput[] =>
  matrix(
    { wants: ['pipeline'], system: 'checkout', language: 'go', family },
    { strategy: ['rolling', 'canary', 'blue-green', 'recreate'], namespace: [undefined, 'shop'] },
  );
