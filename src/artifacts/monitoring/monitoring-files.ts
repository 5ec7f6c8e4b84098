import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toYaml } from '../yaml.ts';
import { alertmanagerConfig } from './alertmanager.ts';
import { burnWindows, canFire } from './burn-window.ts';
import { ruleTests, slowRuleTests } from './rule-tests.ts';
import { alertRules, recordingRules, type AlertRule, type RecordingRule } from './rules.ts';

interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly (AlertRule | RecordingRule)[];
}

const ruleGroups = (recipe: Recipe): readonly RuleGroup[] => [
  { name: `${recipe.system}-recording`, interval: '1m', rules: recordingRules(recipe) },
  { name: `${recipe.system}-alerts`, interval: '1m', rules: alertRules(recipe) },
];

/** The very groups that the unit tests have judged, as the Prometheus Operator reads them. */
function operatorFiles(recipe: Recipe, groups: readonly RuleGroup[]): readonly GeneratedFile[] {
  const { system, namespace, prometheusRelease } = recipe;
  if (prometheusRelease === undefined) return [];
  const resource: IPrometheusRule = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: system,
      ...(namespace !== undefined && { namespace }),
      labels: { app: system, release: prometheusRelease },
    },
    spec: { groups: groups.map(({ rules, ...group }) => ({ ...group, rules: rules.map((rule) => ({ ...rule })) })) },
  };
  return [
    {
      path: `monitoring/${system}.prometheusrule.yml`,
      language: 'yaml',
      about: `The same rules for the Prometheus Operator, with the label by which the release ${prometheusRelease} picks them.`,
      text: toYaml(resource, { head: [`The same as ${system}.rules.yml, which the unit tests judge: change both.`] }),
    },
  ];
}

export function monitoringFiles(recipe: Recipe): readonly GeneratedFile[] {
  const { system, sloPercent, windowDays } = recipe;
  const rules = `${system}.rules.yml`;
  const groups = ruleGroups(recipe);
  // Without an order promtool may ask the alerts before it has recorded what they read.
  const judging = { rule_files: [rules], group_eval_order: [`${system}-recording`, `${system}-alerts`] };
  const slow = slowRuleTests(recipe);
  const silent = burnWindows(recipe).filter((window) => !canFire(window));
  return [
    {
      path: `monitoring/${rules}`,
      language: 'yaml',
      about: `Prometheus rules: error ratios recorded, pages and tickets by burn rate for ${sloPercent} % over ${windowDays} days.`,
      text: toYaml(
        { groups },
        {
          head: [
            `Objective: ${sloPercent} % of requests over ${windowDays} days.`,
            'Needs http_requests_total{app, code} and http_request_duration_seconds{app} from the service.',
            ...silent.map(
              ({ id, burnRate, threshold }) =>
                `Left out: ${id} at ${burnRate} times the pace would need ${Math.round(threshold * 100)} % of requests to fail.`,
            ),
          ],
        },
      ),
    },
    {
      path: `monitoring/${system}.rules.test.yml`,
      language: 'yaml',
      about: 'Unit tests of these rules: `promtool test rules` sees each alert silent, firing and silent again.',
      text: toYaml({ ...judging, evaluation_interval: '1m', tests: ruleTests(recipe) }),
    },
    ...(slow.length === 0
      ? []
      : [
          {
            path: `monitoring/${system}.rules.slow.test.yml`,
            language: 'yaml' as const,
            about: 'The same for windows of days, judged every half hour.',
            text: toYaml({ ...judging, evaluation_interval: '30m', tests: slow }),
          },
        ]),
    ...operatorFiles(recipe, groups),
    {
      path: 'monitoring/alertmanager.yml',
      language: 'yaml',
      about: 'Alertmanager: pages to on-call at once, tickets to the team, secrets read from mounted files.',
      text: toYaml(alertmanagerConfig(recipe), {
        head: ['The channels are named after the service; make them, or put yours.'],
      }),
    },
  ];
}
