import type { Bag } from './bag.ts';
import type { Corpus } from './corpus.ts';
import type { Scores } from './example.ts';
import { shuffle } from './shuffle.ts';

/**
 * A linear classifier that is corrected only where it is not sure enough (passive-aggressive, Crammer et al., 2006),
 * averaged over its whole training. It learns in a tenth of the time of a logistic regression and routes as well.
 */

const epochs = 3;
/** The longest step one example may cause. */
const patience = 0.8;

/** Features and how much each counts, from one place of an array to another. */
interface Vector {
  readonly ids: Int32Array;
  readonly by: Float32Array;
  readonly from: number;
  readonly to: number;
}

/** What was learnt. */
export interface MarginPerceptron {
  readonly weights: Float32Array;
  readonly labels: number;
  readonly rarity: Float32Array;
}

export function trainMarginPerceptron(corpus: Corpus, labels: number): MarginPerceptron {
  const rarity = raritiesOf(corpus);
  return { weights: weightsOf(corpus, labels, rarity), labels, rarity };
}

export const byMarginPerceptron =
  ({ weights, labels, rarity }: MarginPerceptron) =>
  (bag: Bag): Scores => {
    const vector = { ids: bag.ids, by: new Float32Array(bag.ids.length), from: 0, to: bag.ids.length };
    weigh(vector, bag.counts, rarity);
    const found = new Float64Array(labels);
    score(vector, weights, found);
    return found;
  };

function weightsOf(corpus: Corpus, labels: number, rarity: Float32Array): Float32Array {
  const { ids } = corpus;
  const by = new Float32Array(ids.length);
  const texts = corpus.labels.map((_, text): Vector => {
    const vector = { ids, by, from: corpus.from[text] ?? 0, to: corpus.from[text + 1] ?? 0 };
    weigh(vector, corpus.counts, rarity);
    return vector;
  });
  const order = texts.map((_, text) => text);
  const size = corpus.features * labels;
  const weights = new Float32Array(size);
  const late = new Float32Array(size);
  const scores = new Float64Array(labels);
  let step = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const text of shuffle(order, epoch)) {
      const vector = texts[text];
      if (vector === undefined) continue;
      const own = corpus.labels[text] ?? 0;
      score(vector, weights, scores);
      const rival = bestOther(scores, own);
      const loss = 1 - (scores[own] ?? 0) + (scores[rival] ?? 0);
      if (loss > 0) {
        const move = Math.min(patience * (corpus.weights[text] ?? 0), loss / 2);
        for (let at = vector.from; at < vector.to; at += 1) {
          const row = (ids[at] ?? 0) * labels;
          const amount = (by[at] ?? 0) * move;
          add(weights, row + own, amount);
          add(weights, row + rival, -amount);
          add(late, row + own, amount * step);
          add(late, row + rival, -amount * step);
        }
      }
      step += 1;
    }
  }
  for (let index = 0; index < size; index += 1) add(weights, index, -(late[index] ?? 0) / step);
  return weights;
}

function add(to: Float32Array | Float64Array, at: number, by: number): void {
  to[at] = (to[at] ?? 0) + by;
}

function score({ ids, by, from, to }: Vector, weights: Float32Array, into: Scores): void {
  into.fill(0);
  const labels = into.length;
  for (let at = from; at < to; at += 1) {
    const row = (ids[at] ?? 0) * labels;
    const amount = by[at] ?? 0;
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

function raritiesOf({ ids, features, labels }: Corpus): Float32Array {
  const texts = new Float64Array(features);
  for (let at = 0; at < ids.length; at += 1) add(texts, ids[at] ?? 0, 1);
  return Float32Array.from(texts, (count) => Math.log((labels.length + 1) / (count + 0.5)));
}

/** Rare features count more than common ones, and long texts as much as short ones. */
function weigh({ ids, by, from, to }: Vector, counts: Uint8Array, rarity: Float32Array): void {
  let squares = 0;
  for (let at = from; at < to; at += 1) {
    const amount = (1 + Math.log(counts[at] ?? 1)) * (rarity[ids[at] ?? 0] ?? 0);
    by[at] = amount;
    squares += amount * amount;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = from; at < to; at += 1) by[at] = (by[at] ?? 0) / length;
}
