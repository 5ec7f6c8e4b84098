import type { Scores } from './example.ts';

/**
 * Complement naive Bayes (Rennie et al., 2003): a text belongs where it is least unlike all others. A feature that a
 * label never had weighs the same for every label that never had it, so only the difference is kept, and the table
 * stays as small as the texts it was made from.
 */

export interface Counted {
  readonly label: number;
  readonly weight: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Keeps what was never seen from deciding alone; chosen by cross-validation over the persona's phrasings. */
const smoothing = 0.6;

export function trainNaiveBayes(
  examples: readonly Counted[],
  labels: number,
): (counts: ReadonlyMap<string, number>) => Scores {
  const byFeature = new Map<string, Map<number, number>>();
  const perLabel = new Float64Array(labels);
  let total = 0;
  for (const { label, weight, counts } of examples) {
    for (const [feature, count] of counts) {
      const amount = weight * Math.log1p(count);
      let row = byFeature.get(feature);
      if (row === undefined) byFeature.set(feature, (row = new Map()));
      row.set(label, (row.get(label) ?? 0) + amount);
      perLabel[label] = (perLabel[label] ?? 0) + amount;
      total += amount;
    }
  }
  const prior = perLabel.map((own) => Math.log(total - own + smoothing * byFeature.size));
  const gains = new Map([...byFeature].map(([feature, row]) => [feature, gainsOf(row)] as const));
  return (counts) => {
    const scores = new Float64Array(labels);
    for (const [feature, count] of counts) {
      const row = gains.get(feature);
      if (row === undefined) continue;
      const amount = Math.log1p(count);
      for (let label = 0; label < labels; label += 1)
        scores[label] = (scores[label] ?? 0) + amount * (prior[label] ?? 0);
      for (let at = 0; at < row.length; at += 2) {
        const label = row[at] ?? 0;
        scores[label] = (scores[label] ?? 0) + amount * (row[at + 1] ?? 0);
      }
    }
    return scores;
  };
}

/** Label and gain by turns: how much likelier the feature is there than it would be had the label never held it. */
function gainsOf(row: ReadonlyMap<number, number>): Float32Array {
  let all = 0;
  for (const amount of row.values()) all += amount;
  const gains = new Float32Array(row.size * 2);
  let at = 0;
  for (const [label, amount] of row) {
    gains[at] = label;
    gains[at + 1] = Math.log(all + smoothing) - Math.log(all - amount + smoothing);
    at += 2;
  }
  return gains;
}
