import type { Bag } from './bag.ts';
import type { Corpus } from './corpus.ts';
import type { Scores } from './example.ts';

/**
 * Complement naive Bayes (Rennie et al., 2003): a text belongs where it is least unlike all others. A feature that a
 * label never had weighs the same for every label that never had it, so only the difference is kept, and the table
 * stays as small as the texts it was made from.
 */

/** Keeps what was never seen from deciding alone; chosen by cross-validation over the persona's phrasings. */
const smoothing = 0.6;

export function trainNaiveBayes(corpus: Corpus, labels: number): (bag: Bag) => Scores {
  const { ids, counts, features } = corpus;
  const amounts = new Float32Array(features * labels);
  const perFeature = new Float64Array(features);
  const perLabel = new Float64Array(labels);
  let total = 0;
  // plain loops here and below: iterators over half a million features are most of the time of learning
  for (let text = 0; text < corpus.labels.length; text += 1) {
    const label = corpus.labels[text] ?? 0;
    const weight = corpus.weights[text] ?? 0;
    for (let at = corpus.from[text] ?? 0; at < (corpus.from[text + 1] ?? 0); at += 1) {
      const id = ids[at] ?? 0;
      const amount = weight * Math.log1p(counts[at] ?? 0);
      const cell = id * labels + label;
      amounts[cell] = (amounts[cell] ?? 0) + amount;
      perFeature[id] = (perFeature[id] ?? 0) + amount;
      perLabel[label] = (perLabel[label] ?? 0) + amount;
      total += amount;
    }
  }
  const prior = perLabel.map((own) => Math.log(total - own + smoothing * features));
  const table = gainsOf(amounts, perFeature, labels);
  return (bag) => {
    const scores = new Float64Array(labels);
    let all = 0;
    for (let at = 0; at < bag.ids.length; at += 1) {
      const id = bag.ids[at] ?? 0;
      const amount = Math.log1p(bag.counts[at] ?? 0);
      all += amount;
      for (let cell = table.from[id] ?? 0; cell < (table.from[id + 1] ?? 0); cell += 1) {
        const label = table.labels[cell] ?? 0;
        scores[label] = (scores[label] ?? 0) + amount * (table.gains[cell] ?? 0);
      }
    }
    return scores.map((score, label) => score + all * (prior[label] ?? 0));
  };
}

interface Gains {
  /** Where the cells of a feature begin; they end where the next one's begin. */
  readonly from: Int32Array;
  readonly labels: Uint16Array;
  readonly gains: Float32Array;
}

/** How much likelier a feature is with each label that held it than it would be had the label never held it. */
function gainsOf(amounts: Float32Array, perFeature: Float64Array, labels: number): Gains {
  let filled = 0;
  for (let at = 0; at < amounts.length; at += 1) if ((amounts[at] ?? 0) > 0) filled += 1;
  const from = new Int32Array(perFeature.length + 1);
  const labelOf = new Uint16Array(filled);
  const gains = new Float32Array(filled);
  let cell = 0;
  for (let feature = 0; feature < perFeature.length; feature += 1) {
    const all = perFeature[feature] ?? 0;
    from[feature] = cell;
    for (let label = 0; label < labels; label += 1) {
      const own = amounts[feature * labels + label] ?? 0;
      if (own === 0) continue;
      labelOf[cell] = label;
      gains[cell] = Math.log(all + smoothing) - Math.log(Math.max(all - own, 0) + smoothing);
      cell += 1;
    }
  }
  from[perFeature.length] = cell;
  return { from, labels: labelOf, gains };
}
