import type { Bag } from './bag.ts';
import type { Scores } from './example.ts';
import type { Labelled } from './naive-bayes.ts';
import { shuffle } from './shuffle.ts';

/**
 * A linear classifier that is corrected only where it is not sure enough (passive-aggressive, Crammer et al., 2006),
 * averaged over its whole training. It learns in a tenth of the time of a logistic regression and routes as well.
 */

const epochs = 3;
/** The longest step one example may cause. */
const patience = 0.3;

interface Vector {
  readonly label: number;
  readonly weight: number;
  readonly at: Int32Array;
  readonly by: Float32Array;
}

export function trainMarginPerceptron(
  examples: readonly Labelled[],
  labels: number,
  features: number,
): (bag: Bag) => Scores {
  const vectorOf = vectorizer(examples, features);
  const vectors = examples.map(({ label, weight, bag }): Vector => ({ label, weight, ...vectorOf(bag) }));
  const size = features * labels;
  const weights = new Float32Array(size);
  const late = new Float32Array(size);
  const scores = new Float64Array(labels);
  let step = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const vector of shuffle(vectors, epoch)) {
      score(vector, weights, scores);
      const rival = bestOther(scores, vector.label);
      const loss = 1 - (scores[vector.label] ?? 0) + (scores[rival] ?? 0);
      if (loss > 0) {
        const move = Math.min(patience * vector.weight, loss / 2);
        for (let index = 0; index < vector.at.length; index += 1) {
          const row = (vector.at[index] ?? 0) * labels;
          const by = (vector.by[index] ?? 0) * move;
          add(weights, row + vector.label, by);
          add(weights, row + rival, -by);
          add(late, row + vector.label, by * step);
          add(late, row + rival, -by * step);
        }
      }
      step += 1;
    }
  }
  for (let index = 0; index < size; index += 1) add(weights, index, -(late[index] ?? 0) / step);
  return (bag) => {
    const found = new Float64Array(labels);
    score(vectorOf(bag), weights, found);
    return found;
  };
}

function add(to: Float32Array | Float64Array, at: number, by: number): void {
  to[at] = (to[at] ?? 0) + by;
}

function score({ at, by }: Pick<Vector, 'at' | 'by'>, weights: Float32Array, into: Scores): void {
  into.fill(0);
  const labels = into.length;
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * labels;
    const amount = by[index] ?? 0;
    for (let label = 0; label < labels; label += 1)
      into[label] = (into[label] ?? 0) + amount * (weights[row + label] ?? 0);
  }
}

function bestOther(scores: Scores, own: number): number {
  let best = own === 0 ? 1 : 0;
  for (let label = 0; label < scores.length; label += 1)
    if (label !== own && (scores[label] ?? 0) > (scores[best] ?? 0)) best = label;
  return best;
}

/** Rare features count more than common ones, and long texts as much as short ones. */
function vectorizer(examples: readonly Labelled[], features: number): (bag: Bag) => Pick<Vector, 'at' | 'by'> {
  const texts = new Float64Array(features);
  for (const { bag } of examples) for (let at = 0; at < bag.ids.length; at += 1) add(texts, bag.ids[at] ?? 0, 1);
  const rarity = Float32Array.from(texts, (count) => Math.log((examples.length + 1) / (count + 0.5)));
  return ({ ids, counts }) => {
    const by = new Float32Array(ids.length);
    let squares = 0;
    for (let at = 0; at < ids.length; at += 1) {
      const amount = (1 + Math.log(counts[at] ?? 1)) * (rarity[ids[at] ?? 0] ?? 0);
      by[at] = amount;
      squares += amount * amount;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = 0; at < by.length; at += 1) by[at] = (by[at] ?? 0) / length;
    return { at: ids, by };
  };
}
