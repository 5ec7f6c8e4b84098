import type { GeneratedFile } from '../generated-file.ts';
import { errorRatio, latency, requestRate, selector } from '../monitoring/promql.ts';
import type { Recipe } from '../recipe.ts';
import { toGrafana, type Dashboard, type Panel } from './panel.ts';

const allowed = ({ sloPercent }: Recipe): number => Number((1 - sloPercent / 100).toPrecision(6));

/** Grafana takes 40 characters. */
const uid = ({ system }: Recipe): string => system.slice(0, 28);

const by = (recipe: Recipe, label: string, more: Readonly<Record<string, string>> = {}): string =>
  `sum by (${label}) (rate(http_requests_total${selector(recipe, more)}[5m]))`;

const errors = (recipe: Recipe): Panel => ({
  title: 'Failing requests',
  kind: 'timeseries',
  unit: 'percentunit',
  queries: [{ expr: errorRatio(recipe, '5m'), legend: 'error ratio' }],
  limit: allowed(recipe),
});

const traffic = (recipe: Recipe): Panel => ({
  title: 'Requests',
  kind: 'timeseries',
  unit: 'reqps',
  queries: [
    { expr: requestRate(recipe, '5m'), legend: 'now' },
    { expr: `sum(rate(http_requests_total${selector(recipe)}[5m] offset 1w))`, legend: 'a week ago' },
  ],
});

const slowness = (recipe: Recipe): Panel => ({
  title: 'Latency',
  kind: 'timeseries',
  unit: 's',
  queries: [0.5, 0.95, 0.99].map((quantile) => ({
    expr: latency(recipe, quantile, '5m'),
    legend: `p${quantile * 100}`,
  })),
  limit: recipe.p99Ms / 1_000,
});

const pods = ({ system }: Recipe, more = ''): string => `{pod=~"${system}-.*"${more}}`;

/** For who asks whether promises are kept. */
const executive = (recipe: Recipe): Dashboard => {
  const period = `${recipe.windowDays}d`;
  return {
    uid: `${uid(recipe)}-executive`,
    title: `${recipe.system}: are we keeping our promise?`,
    from: `now-${period}`,
    perRow: 3,
    panels: [
      {
        title: `Requests answered, ${recipe.windowDays} days (objective ${recipe.sloPercent} %)`,
        kind: 'stat',
        unit: 'percentunit',
        queries: [{ expr: `1 - (${errorRatio(recipe, period)})`, legend: 'answered' }],
        limit: recipe.sloPercent / 100,
        lowIsBad: true,
      },
      {
        title: 'Error budget left',
        kind: 'stat',
        unit: 'percentunit',
        queries: [{ expr: `1 - (${errorRatio(recipe, period)}) / ${allowed(recipe)}`, legend: 'left' }],
        limit: 0.25,
        lowIsBad: true,
      },
      { ...traffic(recipe), title: 'Demand' },
      { ...errors(recipe), title: 'Failing requests' },
      { ...slowness(recipe), title: 'Waiting time' },
    ],
  };
};

/** For who is on call: the four golden signals, and whether the copies are there. */
const operational = (recipe: Recipe): Dashboard => ({
  uid: `${uid(recipe)}-operational`,
  title: `${recipe.system}: is it well now?`,
  from: 'now-6h',
  perRow: 2,
  panels: [
    errors(recipe),
    slowness(recipe),
    traffic(recipe),
    {
      title: 'CPU used of what was requested',
      kind: 'timeseries',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (pod) (rate(container_cpu_usage_seconds_total${pods(recipe, ',container!=""')}[5m])) / sum by (pod) (kube_pod_container_resource_requests${pods(recipe, ',resource="cpu"')})`,
          legend: '{{pod}}',
        },
      ],
      limit: 0.9,
    },
    {
      title: 'Copies ready of copies wanted',
      kind: 'stat',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum(kube_deployment_status_replicas_available{deployment="${recipe.system}"}) / sum(kube_deployment_spec_replicas{deployment="${recipe.system}"})`,
          legend: 'ready',
        },
      ],
      limit: 0.75,
      lowIsBad: true,
    },
    {
      title: 'Restarts in 10 min',
      kind: 'stat',
      unit: 'short',
      queries: [
        { expr: `sum(increase(kube_pod_container_status_restarts_total${pods(recipe)}[10m]))`, legend: 'restarts' },
      ],
      limit: 1,
    },
  ],
});

/** For who is looking for the cause: the same, split. */
const debugging = (recipe: Recipe): Dashboard => ({
  uid: `${uid(recipe)}-debugging`,
  title: `${recipe.system}: where does it hurt?`,
  from: 'now-1h',
  perRow: 2,
  panels: [
    {
      title: 'Failing requests by code',
      kind: 'timeseries',
      unit: 'reqps',
      queries: [{ expr: by(recipe, 'code', { code: '=~"5.."' }), legend: '{{code}}' }],
    },
    {
      title: 'Failing requests by copy',
      kind: 'timeseries',
      unit: 'reqps',
      queries: [{ expr: by(recipe, 'pod', { code: '=~"5.."' }), legend: '{{pod}}' }],
    },
    {
      title: 'p99 by copy',
      kind: 'timeseries',
      unit: 's',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (le, pod) (rate(http_request_duration_seconds_bucket${selector(recipe)}[5m])))`,
          legend: '{{pod}}',
        },
      ],
      limit: recipe.p99Ms / 1_000,
    },
    {
      title: 'Requests by copy',
      kind: 'timeseries',
      unit: 'reqps',
      queries: [{ expr: by(recipe, 'pod'), legend: '{{pod}}' }],
    },
    {
      title: 'CPU held back',
      kind: 'timeseries',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (pod) (rate(container_cpu_cfs_throttled_periods_total${pods(recipe)}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total${pods(recipe)}[5m]))`,
          legend: '{{pod}}',
        },
      ],
      limit: 0.25,
    },
    {
      title: 'Memory',
      kind: 'timeseries',
      unit: 'bytes',
      queries: [
        {
          expr: `sum by (pod) (container_memory_working_set_bytes${pods(recipe, ',container!=""')})`,
          legend: '{{pod}}',
        },
      ],
      limit: recipe.memoryMi * 1_048_576,
    },
  ],
});

export const dashboardFiles = (recipe: Recipe): readonly GeneratedFile[] =>
  [
    {
      dashboard: executive(recipe),
      name: 'executive',
      about: 'Grafana, for who asks whether promises are kept: objective, budget, demand.',
    },
    {
      dashboard: operational(recipe),
      name: 'operational',
      about: 'Grafana, for who is on call: the four golden signals and the copies.',
    },
    {
      dashboard: debugging(recipe),
      name: 'debugging',
      about: 'Grafana, for who looks for the cause: the same, split by code and copy.',
    },
  ].map(({ dashboard, name, about }) => ({
    path: `monitoring/dashboards/${recipe.system}-${name}.json`,
    language: 'json' as const,
    about,
    text: toGrafana(dashboard),
  }));
