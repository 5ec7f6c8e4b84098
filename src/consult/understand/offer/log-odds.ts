import { shuffle } from '../topics/shuffle.ts';

/**
 * A logistic regression over features that are there or not, with steps as in AdaGrad (Duchi et al., 2011). A feature
 * is the place that its name falls on in one long array: no list of names is kept, and two that share a place by chance
 * do little harm.
 */

const places = 2 ** 18;
/** Everybody's place: how likely a yes is before anything is known. */
const base = 0;
const epochs = 4;
const pace = 0.5;
/** How fast is forgotten what is not seen again. */
const caution = 0.001;
const untouched = 1e-6;

export interface LogOddsLearner {
  add(yes: boolean, weight: number, features: readonly string[]): void;
  learn(): Weights;
}

/** What was learnt: how much each place counts. */
export type Weights = Float32Array;

interface Example {
  readonly yes: boolean;
  readonly weight: number;
  readonly at: Int32Array;
}

export function createLogOddsLearner(): LogOddsLearner {
  const examples: Example[] = [];
  return {
    add(yes, weight, features) {
      examples.push({ yes, weight, at: placesOf(features) });
    },
    learn: () => weightsOf(examples),
  };
}

/** How likely a text with these features is a yes, as the logarithm of its odds. */
export const byLogOdds =
  (weights: Weights) =>
  (features: readonly string[]): number =>
    oddsOf(weights, placesOf(features));

function placesOf(features: readonly string[]): Int32Array {
  const found = new Int32Array(features.length + 1);
  for (let at = 0; at < features.length; at += 1) found[at + 1] = placeOf(features[at] ?? '');
  return found;
}

/** FNV-1a, its upper half folded into the lower one. */
function placeOf(feature: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01_00_01_93);
  return (hash ^ (hash >>> 15)) & (places - 1);
}

/** Long texts count as much as short ones. */
function oddsOf(weights: Weights, at: Int32Array): number {
  let sum = 0;
  for (let index = 1; index < at.length; index += 1) sum += weights[at[index] ?? base] ?? 0;
  return (weights[base] ?? 0) + sum / Math.sqrt(at.length);
}

function weightsOf(examples: readonly Example[]): Weights {
  const weights = new Float32Array(places);
  const moved = new Float32Array(places).fill(untouched);
  const move = (place: number, slope: number): void => {
    const sum = (moved[place] ?? 0) + slope * slope;
    moved[place] = sum;
    weights[place] = (weights[place] ?? 0) - (pace * slope) / Math.sqrt(sum);
  };
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const { yes, weight, at } of shuffle(examples, epoch)) {
      const missed = weight * (1 / (1 + Math.exp(-oddsOf(weights, at))) - (yes ? 1 : 0));
      const each = missed / Math.sqrt(at.length);
      move(base, missed);
      for (let index = 1; index < at.length; index += 1) {
        const place = at[index] ?? base;
        move(place, each + caution * (weights[place] ?? 0));
      }
    }
  return weights;
}
