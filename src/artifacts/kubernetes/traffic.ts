import type {
  ICanaryStep,
  ICanaryStrategy,
  IRolloutTrafficRouting,
} from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import type { Recipe } from '../recipe.ts';

/** Who sends a canary its share: what routes the traffic where that is known, else nobody, and copies are counted. */

export type Splitter = 'gateway' | 'nginx' | 'alb';

export function splitBy({ strategy, host, gatewayClass, ingressController }: Recipe): Splitter | undefined {
  if (strategy !== 'canary' || host === undefined) return undefined;
  return gatewayClass === undefined ? ingressController : 'gateway';
}

export const canaryName = ({ system }: Recipe): string => `${system}-canary`;
export const previewName = ({ system }: Recipe): string => `${system}-preview`;

/** Services beside the one that everybody knows. */
export function sideServices(recipe: Recipe): readonly string[] {
  if (recipe.strategy === 'blue-green') return [previewName(recipe)];
  return splitBy(recipe) === undefined ? [] : [canaryName(recipe)];
}

export const canarySteps = ({ shares }: Recipe): ICanaryStep[] =>
  shares.flatMap(({ percent, holdSeconds }) => [
    { setWeight: percent },
    { pause: { duration: holdSeconds % 60 === 0 ? `${holdSeconds / 60}m` : `${holdSeconds}s` } },
  ]);

function routing(recipe: Recipe, splitter: Splitter): IRolloutTrafficRouting {
  const { system, namespace } = recipe;
  switch (splitter) {
    case 'gateway':
      return {
        plugins: {
          'argoproj-labs/gatewayAPI': { httpRoute: system, ...(namespace !== undefined && { namespace }) },
        },
      };
    case 'nginx':
      return { nginx: { stableIngress: system } };
    case 'alb':
      return { alb: { ingress: system, servicePort: 80 } };
  }
}

/** The stable copies stay at full size until everything has moved: they must be able to take everybody back at once. */
export function trafficRouting(recipe: Recipe): ICanaryStrategy {
  const splitter = splitBy(recipe);
  return splitter === undefined
    ? { maxSurge: '25%', maxUnavailable: 0 }
    : {
        stableService: recipe.system,
        canaryService: canaryName(recipe),
        trafficRouting: routing(recipe, splitter),
        scaleDownDelaySeconds: recipe.canaryHoldSeconds,
      };
}
