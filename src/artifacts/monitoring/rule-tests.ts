import type { Recipe } from '../recipe.ts';
import { burnWindows, canFire, type BurnWindow } from './burn-window.ts';
import { selector } from './promql.ts';
import { burnAlert, latencyAlert, silenceAlert, type AlertRule } from './rules.ts';

/** Unit tests for `promtool test rules`: each alert is seen silent, firing with its exact labels, and silent again. */

interface AlertTest {
  readonly eval_time: string;
  readonly alertname: string;
  readonly exp_alerts: readonly {
    readonly exp_labels: Readonly<Record<string, string>>;
    readonly exp_annotations: Readonly<Record<string, string>>;
  }[];
}

export interface RuleTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test: readonly AlertTest[];
}

const requestsAStep = 1_000_000;

const seen = (minutes: number, rule: AlertRule, fires: boolean): AlertTest => ({
  eval_time: `${minutes}m`,
  alertname: rule.alert,
  exp_alerts: fires ? [{ exp_labels: rule.labels, exp_annotations: rule.annotations }] : [],
});

/** A counter that grows by `step` for `count` samples from `start`. */
const grow = (start: number, step: number, count: number): string => `${start}+${step}x${count - 1}`;

/** Healthy for the long window, then failing at twice the threshold (or altogether), then healthy again. */
function burnTest(recipe: Recipe, window: BurnWindow): RuleTest {
  const rule = burnAlert(recipe, window);
  const step = Math.max(1, Math.floor(window.shortMinutes / 5));
  const ratio = Math.min(1, window.threshold * 2);
  const steps = (minutes: number): number => Math.ceil(minutes / step);
  const calm = steps(window.longMinutes + 30);
  const bad = steps(window.longMinutes);
  const after = steps(window.longMinutes + window.shortMinutes * 2 + 30);
  const errors = Math.round(requestsAStep * ratio);
  const fires = window.threshold / ratio;
  // Far enough from the moment it must fire that neither rounding nor the spacing of samples matters.
  const before = Math.floor((calm + bad * fires * 0.75) * step);
  const firing = Math.ceil((calm + bad * (fires + (1 - fires) * 0.75)) * step);
  const over = Math.ceil((calm + bad) * step + window.shortMinutes * 1.5 + step * 2);
  const total = calm + bad + after;
  return {
    name: `${window.id}: silent at first, fires while it lasts, ends soon after`,
    interval: `${step}m`,
    input_series: [
      {
        series: `http_requests_total${selector(recipe, { code: '="200"' })}`,
        values: [
          grow(0, requestsAStep, calm),
          grow(calm * requestsAStep, requestsAStep - errors, bad),
          grow(calm * requestsAStep + bad * (requestsAStep - errors), requestsAStep, after),
        ].join(' '),
      },
      {
        series: `http_requests_total${selector(recipe, { code: '="500"' })}`,
        values: [grow(0, 0, calm), grow(0, errors, bad), grow(bad * errors, 0, after)].join(' '),
      },
    ],
    alert_rule_test: [
      seen(calm * step - 1, rule, false),
      seen(before, rule, false),
      ...(ratio > window.threshold * 1.2 ? [seen(firing, rule, true)] : []),
      ...(over < total * step ? [seen(over, rule, false)] : []),
    ],
  };
}

/** Half of the allowed errors, all the time: nothing may fire, or people learn to ignore it. */
function calmTest(recipe: Recipe): RuleTest {
  const errors = Math.round((requestsAStep * (1 - recipe.sloPercent / 100)) / 2);
  const minutes = 480;
  return {
    name: 'half of the budget: nothing fires',
    interval: '1m',
    input_series: [
      {
        series: `http_requests_total${selector(recipe, { code: '="200"' })}`,
        values: grow(0, requestsAStep - errors, minutes),
      },
      { series: `http_requests_total${selector(recipe, { code: '="500"' })}`, values: grow(0, errors, minutes) },
    ],
    alert_rule_test: burnWindows(recipe)
      .filter((window) => canFire(window) && window.burnRate > 0.6)
      .map((window) => seen(minutes - 10, burnAlert(recipe, window), false)),
  };
}

function latencyTest(recipe: Recipe): RuleTest {
  const rule = latencyAlert(recipe);
  const limit = recipe.p99Ms / 1_000;
  const bucket = (le: string, values: string): { series: string; values: string } => ({
    series: `http_request_duration_seconds_bucket${selector(recipe, { le: `="${le}"` })}`,
    values,
  });
  // Everything below half of the limit for an hour, then 2 of 100 above twice the limit.
  return {
    name: 'latency: silent while quick, fires after a quarter of an hour of slowness',
    interval: '1m',
    input_series: [
      bucket(String(limit / 2), `${grow(0, 100, 60)} ${grow(6_000, 98, 60)}`),
      bucket(String(limit * 2), `${grow(0, 100, 60)} ${grow(6_000, 98, 60)}`),
      bucket(String(limit * 4), grow(0, 100, 120)),
      bucket('+Inf', grow(0, 100, 120)),
    ],
    alert_rule_test: [seen(59, rule, false), seen(70, rule, false), seen(90, rule, true)],
  };
}

function silenceTest(recipe: Recipe): RuleTest {
  const rule = silenceAlert(recipe);
  return {
    name: 'metrics: silent while there are any, fires when there are none',
    interval: '1m',
    input_series: [
      { series: `http_requests_total${selector(recipe, { code: '="200"' })}`, values: `${grow(0, 60, 30)} _x60` },
    ],
    alert_rule_test: [seen(20, rule, false), seen(38, rule, false), seen(50, rule, true)],
  };
}

/** Windows of days are judged every half hour: each minute of a week would take longer than anybody waits. */
const isSlow = (window: BurnWindow): boolean => window.longMinutes > 1_440;

export const ruleTests = (recipe: Recipe): readonly RuleTest[] => [
  ...burnWindows(recipe)
    .filter((window) => canFire(window) && !isSlow(window))
    .map((window) => burnTest(recipe, window)),
  calmTest(recipe),
  latencyTest(recipe),
  silenceTest(recipe),
];

export const slowRuleTests = (recipe: Recipe): readonly RuleTest[] =>
  burnWindows(recipe)
    .filter((window) => canFire(window) && isSlow(window))
    .map((window) => burnTest(recipe, window));
