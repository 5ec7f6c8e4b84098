import { toPascalCase } from '../names.ts';
import type { Recipe } from '../recipe.ts';
import { burnWindows, canFire, type BurnWindow } from './burn-window.ts';
import { errorRatio, errorRatioName, latency, latencyName, requestRate, requestRateName, selector } from './promql.ts';

export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export function recordingRules(recipe: Recipe): readonly RecordingRule[] {
  const labels = { app: recipe.system };
  const ranges = [
    ...new Set([
      '5m',
      ...burnWindows(recipe)
        .filter(canFire)
        .flatMap(({ short, long }) => [short, long]),
    ]),
  ];
  return [
    ...ranges.map((range) => ({ record: errorRatioName(range), expr: errorRatio(recipe, range), labels })),
    { record: requestRateName, expr: requestRate(recipe, '5m'), labels },
    { record: latencyName, expr: latency(recipe, 0.99, '5m'), labels },
  ];
}

/** Said by rule and by test alike: the runner must see exactly this. */
export function burnAlert(recipe: Recipe, window: BurnWindow): AlertRule {
  const over = (range: string): string => `${errorRatioName(range)}${selector(recipe)} > ${window.threshold}`;
  const lasts = recipe.windowDays / window.burnRate;
  return {
    alert: `${toPascalCase(recipe.system)}ErrorBudget${toPascalCase(window.id)}`,
    expr: `${over(window.long)}\nand\n${over(window.short)}`,
    labels: { severity: window.does, app: recipe.system, burn: window.id },
    annotations: {
      summary: `${recipe.system} fails too many requests: budget burning at ${window.burnRate} times its pace`,
      description: `More than ${percent(window.threshold)} of requests failed over ${window.long} and over ${window.short}. At this pace the ${recipe.windowDays}-day budget of ${recipe.sloPercent} % is gone in ${lasts < 2 ? `${round(lasts * 24)} h` : `${round(lasts)} days`}.`,
      ...runbook(recipe),
    },
  };
}

export const latencyAlert = (recipe: Recipe): AlertRule => ({
  alert: `${toPascalCase(recipe.system)}LatencyP99`,
  expr: `${latencyName}${selector(recipe)} > ${recipe.p99Ms / 1_000}`,
  for: '15m',
  labels: { severity: 'ticket', app: recipe.system },
  annotations: {
    summary: `${recipe.system} is slow: p99 above ${recipe.p99Ms} ms`,
    description:
      'One request in a hundred has taken longer than the limit for 15 min. Split by route, then look at saturation.',
    ...runbook(recipe),
  },
});

/** Burn rates are silent when nothing is measured; this one is not. */
export const silenceAlert = (recipe: Recipe): AlertRule => ({
  alert: `${toPascalCase(recipe.system)}RequestsNotMeasured`,
  expr: `absent_over_time(http_requests_total${selector(recipe)}[10m])`,
  for: '5m',
  labels: { severity: 'page', app: recipe.system },
  annotations: {
    summary: `${recipe.system} sends no request metrics`,
    description:
      'No copy has been scraped for 10 min: the service is down, or its scraping is. No other alert can fire until this is repaired.',
    ...runbook(recipe),
  },
});

export const alertRules = (recipe: Recipe): readonly AlertRule[] => [
  ...burnWindows(recipe)
    .filter(canFire)
    .map((window) => burnAlert(recipe, window)),
  latencyAlert(recipe),
  silenceAlert(recipe),
];

const round = (value: number): number => Number(value.toPrecision(3));
const percent = (ratio: number): string => `${Number((ratio * 100).toPrecision(4))} %`;
const runbook = ({ runbookUrl }: Recipe): { readonly runbook_url?: string } =>
  runbookUrl === undefined ? {} : { runbook_url: runbookUrl };
