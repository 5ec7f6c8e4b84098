import { latency, selector as metricSelector } from '../monitoring/promql.ts';
import type {
  IAnalysisTemplate,
  IMetric,
  IRollout,
  IRolloutAnalysis,
} from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { Recipe } from '../recipe.ts';
import { podTemplate } from './pod.ts';
import { metadata, selector } from './resource.ts';
import { canarySteps, previewName, trafficRouting } from './traffic.ts';

/** Without `replicas`: the autoscaler owns the number, and an apply must not take it back. */
const common = (recipe: Recipe): Omit<NonNullable<IDeployment['spec']>, 'strategy'> => ({
  revisionHistoryLimit: 10,
  minReadySeconds: 10,
  progressDeadlineSeconds: 600,
  selector: { matchLabels: selector(recipe) },
  template: podTemplate(recipe),
});

export const deployment = (recipe: Recipe): IDeployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(recipe),
  spec: {
    ...common(recipe),
    strategy:
      recipe.strategy === 'recreate'
        ? { type: 'Recreate' }
        : { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
  },
});

const analysisName = ({ system }: Recipe): string => `${system}-success`;

/** Only a canary has an old version beside it that still serves. */
const compares = ({ strategy }: Recipe): boolean => strategy === 'canary';

const analysis = (recipe: Recipe): IRolloutAnalysis => ({
  templates: [{ templateName: analysisName(recipe) }],
  args: [
    { name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } },
    ...(compares(recipe) ? [{ name: 'stable', valueFrom: { podTemplateHashValue: 'Stable' } }] : []),
  ],
});

export const rollout = (recipe: Recipe): IRollout => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: metadata(recipe),
  spec: {
    ...common(recipe),
    // Back to one of the last three is no new canary: no steps, no analysis.
    rollbackWindow: { revisions: 3 },
    strategy:
      recipe.strategy === 'canary'
        ? {
            canary: {
              ...trafficRouting(recipe),
              steps: canarySteps(recipe),
              analysis: { ...analysis(recipe), startingStep: 1 },
            },
          }
        : {
            blueGreen: {
              activeService: recipe.system,
              previewService: previewName(recipe),
              autoPromotionEnabled: true,
              // As long as the old copies stand, going back takes seconds.
              scaleDownDelaySeconds: recipe.blueGreenHoldSeconds,
              postPromotionAnalysis: analysis(recipe),
            },
          },
  },
});

/** Without traffic there is no verdict: then the rollout pauses and asks, instead of passing. */
export function analysisTemplate(recipe: Recipe): IAnalysisTemplate {
  const podsOf = (hash: 'hash' | 'stable'): { pod: string } => ({ pod: `=~"${recipe.system}-{{args.${hash}}}-.*"` });
  const pods = podsOf('hash');
  const failed = { code: '=~"5.."' };
  const count = (by: 'rate' | 'increase', labels: Readonly<Record<string, string>>): string =>
    `sum(${by}(http_requests_total${metricSelector(recipe, labels)}[5m]))`;
  const ratio = (labels: Readonly<Record<string, string>>): string =>
    `(${count('rate', { ...labels, ...failed })} or vector(0)) / (${count('rate', labels)} > 0)`;
  const worse = `${ratio(pods)} > 2 * (${ratio(podsOf('stable'))})`;
  const enough = `${count('increase', { ...pods, ...failed })} >= 10`;
  const metric = (name: string, query: string, limit: number): IMetric => ({
    name,
    interval: '1m',
    initialDelay: '2m',
    // A canary is judged until its last step; a switch that has happened, for ten minutes.
    ...(recipe.strategy === 'blue-green' && { count: 10 }),
    failureLimit: 2,
    inconclusiveLimit: 5,
    successCondition: `len(result) > 0 && result[0] <= ${limit}`,
    failureCondition: `len(result) > 0 && result[0] > ${limit}`,
    provider: { prometheus: { address: '{{args.prometheus}}', query } },
  });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: metadata(recipe, analysisName(recipe)),
    spec: {
      args: [
        { name: 'hash' },
        ...(compares(recipe) ? [{ name: 'stable' }] : []),
        recipe.prometheusUrl === undefined
          ? {
              name: 'prometheus',
              valueFrom: { secretKeyRef: { name: `${recipe.system}-analysis`, key: 'prometheus-url' } },
            }
          : { name: 'prometheus', value: recipe.prometheusUrl },
      ],
      metrics: [
        metric('error-ratio', ratio(pods), Number((1 - recipe.sloPercent / 100).toPrecision(6))),
        // More than twice as often as the old version, over the same minutes: the ratio itself then, else nothing.
        ...(compares(recipe) ? [metric('against-stable', `((${worse}) and (${enough})) or vector(0)`, 0)] : []),
        metric('latency-p99', latency(recipe, 0.99, '5m', pods), recipe.p99Ms / 1_000),
      ],
    },
  };
}
