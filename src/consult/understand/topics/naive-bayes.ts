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

/** What was learnt. */
export interface NaiveBayes {
  readonly table: Gains;
  readonly prior: Float64Array;
}

export function trainNaiveBayes(corpus: Corpus, labels: number): NaiveBayes {
  const counted = countsOf(corpus, labels);
  const total = counted.perLabel.reduce((sum, own) => sum + own, 0);
  const prior = counted.perLabel.map((own) => Math.log(total - own + smoothing * corpus.features));
  return { table: gainsOf(counted), prior };
}

export const byNaiveBayes =
  ({ table, prior }: NaiveBayes) =>
  ({ ids, counts }: Bag): Scores => {
    const scores = new Float64Array(prior.length);
    let all = 0;
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      const amount = Math.log1p(counts[at] ?? 0);
      all += amount;
      for (let cell = table.from[id] ?? 0; cell < (table.from[id + 1] ?? 0); cell += 1) {
        const label = table.labels[cell] ?? 0;
        scores[label] = (scores[label] ?? 0) + amount * (table.gains[cell] ?? 0);
      }
    }
    return scores.map((score, label) => score + all * (prior[label] ?? 0));
  };

interface Counted {
  readonly cells: Cells;
  readonly perFeature: Float64Array;
  readonly perLabel: Float64Array;
}

/** Each feature that a label had, with how much of it, label by label: three long arrays, for there are half a million. */
interface Cells {
  features: Int32Array;
  labels: Uint16Array;
  amounts: Float64Array;
  size: number;
}

const firstRoom = 1 << 16;

function addCell(cells: Cells, feature: number, label: number, amount: number): void {
  if (cells.size === cells.features.length) {
    const room = cells.size * 2;
    const { features, labels, amounts } = cells;
    cells.features = new Int32Array(room);
    cells.labels = new Uint16Array(room);
    cells.amounts = new Float64Array(room);
    cells.features.set(features);
    cells.labels.set(labels);
    cells.amounts.set(amounts);
  }
  cells.features[cells.size] = feature;
  cells.labels[cells.size] = label;
  cells.amounts[cells.size] = amount;
  cells.size += 1;
}

function countsOf(corpus: Corpus, labels: number): Counted {
  const { ids, counts, features } = corpus;
  const perFeature = new Float64Array(features);
  const perLabel = new Float64Array(labels);
  const own = new Float64Array(features);
  const seen = new Int32Array(features);
  const cells: Cells = {
    features: new Int32Array(firstRoom),
    labels: new Uint16Array(firstRoom),
    amounts: new Float64Array(firstRoom),
    size: 0,
  };
  for (let label = 0; label < labels; label += 1) {
    let size = 0;
    // plain loops: iterators over half a million features are most of the time of learning
    for (let text = 0; text < corpus.labels.length; text += 1) {
      if (corpus.labels[text] !== label) continue;
      const weight = corpus.weights[text] ?? 0;
      for (let at = corpus.from[text] ?? 0; at < (corpus.from[text + 1] ?? 0); at += 1) {
        const id = ids[at] ?? 0;
        if (own[id] === 0) {
          seen[size] = id;
          size += 1;
        }
        own[id] = (own[id] ?? 0) + weight * Math.log1p(counts[at] ?? 0);
      }
    }
    for (let at = 0; at < size; at += 1) {
      const feature = seen[at] ?? 0;
      const amount = own[feature] ?? 0;
      addCell(cells, feature, label, amount);
      perFeature[feature] = (perFeature[feature] ?? 0) + amount;
      perLabel[label] = (perLabel[label] ?? 0) + amount;
      own[feature] = 0;
    }
  }
  return { cells, perFeature, perLabel };
}

interface Gains {
  /** Where the cells of a feature begin; they end where the next one's begin. */
  readonly from: Int32Array;
  readonly labels: Uint16Array;
  readonly gains: Float32Array;
}

/** How much likelier a feature is with each label that held it than it would be had the label never held it. */
function gainsOf({ cells, perFeature }: Counted): Gains {
  const from = new Int32Array(perFeature.length + 1);
  for (let at = 0; at < cells.size; at += 1) {
    const feature = cells.features[at] ?? 0;
    from[feature + 1] = (from[feature + 1] ?? 0) + 1;
  }
  for (let feature = 0; feature < perFeature.length; feature += 1)
    from[feature + 1] = (from[feature + 1] ?? 0) + (from[feature] ?? 0);
  const next = from.slice();
  const labels = new Uint16Array(cells.size);
  const gains = new Float32Array(cells.size);
  for (let at = 0; at < cells.size; at += 1) {
    const feature = cells.features[at] ?? 0;
    const cell = next[feature] ?? 0;
    next[feature] = cell + 1;
    const all = perFeature[feature] ?? 0;
    labels[cell] = cells.labels[at] ?? 0;
    gains[cell] = Math.log(all + smoothing) - Math.log(Math.max(all - (cells.amounts[at] ?? 0), 0) + smoothing);
  }
  return { from, labels, gains };
}
