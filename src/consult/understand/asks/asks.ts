import { askedIn, type Ear } from './asked-clauses.ts';
import { standardised } from '../topics/example.ts';
import { withoutSetUp } from './set-up.ts';
import { rankTopics, type Topic, type TopicScorer } from '../topics/topics.ts';

/** What a text asks for, in its order: neighbouring clauses on one subject are one ask. */
export interface Ask {
  readonly text: string;
  /** Best first. */
  readonly topics: readonly Topic[];
}

/** A clause is read in the light of the whole text, and of the sentence before it: "how do we undo it?" says little alone. */
const light = { whole: 0.2, before: 0.3 };
/** What is added for a clause that tells nothing; from this much on nothing is. */
const vaguely = { whole: 0.4, before: 0.2 };
const clear = 2;
/** People rarely ask for the same thing twice in one message. */
const again = 1;

interface Scored {
  readonly text: string;
  readonly scores: Float64Array;
}

const bestOf = (scores: Float64Array): number => scores.indexOf(Math.max(...scores));

export function createAskReader(
  sources: readonly { readonly id: string }[],
  score: TopicScorer,
  ear: Ear,
): (text: string) => readonly Ask[] {
  return (text) => {
    const clauses = askedIn(text, ear);
    const [only] = clauses;
    if (only === undefined || clauses.length === 1)
      return [{ text: only?.text ?? text, topics: rankTopics(sources, score(withoutSetUp(text, ear)), text) }];
    const whole = standardised(score(text));
    const used = new Set<number>();
    const asks: Scored[] = [];
    for (const { text: one, before } of clauses) {
      // the less a clause tells, the more what stands around it does
      const vague = Math.max(0, 1 - ear.tells(one) / clear);
      const near = before === '' ? undefined : standardised(score(before));
      const own = score(one);
      const scores = own.map(
        (value, label) =>
          value +
          (light.whole + vaguely.whole * vague) * (whole[label] ?? 0) +
          (light.before + vaguely.before * vague) * (near?.[label] ?? 0) -
          (used.has(label) ? again : 0),
      );
      const best = bestOf(scores);
      const last = asks.at(-1);
      if (last !== undefined && bestOf(last.scores) === best) {
        asks[asks.length - 1] = {
          text: `${last.text}; ${one}`,
          scores: last.scores.map((value, label) => Math.max(value, scores[label] ?? 0)),
        };
      } else asks.push({ text: one, scores });
      used.add(best);
    }
    return asks.map((ask) => ({ text: ask.text, topics: rankTopics(sources, ask.scores, ask.text) }));
  };
}
