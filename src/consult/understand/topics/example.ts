/** A text of the persona that is known to be about something: what the classifiers learn from. */
export interface Example {
  readonly label: number;
  readonly text: string;
  /** Phrasings of people count in full, sentences of our own less: people ask in other words than we answer. */
  readonly weight: number;
}

/** One score per label, in their order; only their differences mean something. */
export type Scores = Float64Array;

/** Scores on a common scale, so that classifiers of different kinds can be added up. */
export function standardised(scores: Scores): Scores {
  let sum = 0;
  let squares = 0;
  for (const score of scores) {
    sum += score;
    squares += score * score;
  }
  const mean = sum / scores.length;
  const deviation = Math.sqrt(Math.max(squares / scores.length - mean * mean, 0)) || 1;
  return scores.map((score) => (score - mean) / deviation);
}
