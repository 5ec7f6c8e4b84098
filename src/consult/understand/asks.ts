import { partsOf, weightOf, type Part } from './ask-parts.ts';
import { standardised } from './example.ts';
import { rankTopics, type Topic, type TopicScorer } from './topics.ts';

/** What a text asks for, in its order: neighbouring clauses on one subject are one ask. */
export interface Ask {
  readonly text: string;
  /** Best first. */
  readonly topics: readonly Topic[];
}

/** A clause is read in the light of the whole text, and of the sentence before it: "how do we undo it?" says little alone. */
const light = { whole: 0.4, before: 0.3 };
/** People rarely ask for the same thing twice in one message. */
const again = 0.4;
/** One word is enough for an ask when it belongs to few subjects: "where do we host?" */
const clear = 0.25;

interface Clause {
  readonly text: string;
  readonly before: string;
}

interface Scored {
  readonly text: string;
  readonly scores: Float64Array;
}

const bestOf = (scores: Float64Array): number => scores.indexOf(Math.max(...scores));

/** The clauses that ask for something; what is too short to be understood alone is left to its neighbours. */
function clausesOf(text: string, tells: (text: string) => number): readonly Clause[] {
  const parts = partsOf(text);
  const all = parts.map((part, at) => ({ ...part, weight: weightOf(part.text), before: told(parts, at) }));
  const asked = all.filter((part) => part.asks);
  const heavy = asked.filter((part) => part.listed === true || part.weight > 1 || tells(part.text) > clear);
  const chosen = heavy.length > 0 ? heavy : asked;
  return chosen.length > 0 ? chosen : [{ text, before: '' }];
}

/** What was told right before a clause. */
function told(parts: readonly Part[], at: number): string {
  const before = parts[at - 1];
  return before === undefined || before.asks ? '' : before.text;
}

export function createAskReader(
  sources: readonly { readonly id: string }[],
  score: TopicScorer,
  tells: (text: string) => number,
): (text: string) => readonly Ask[] {
  return (text) => {
    const clauses = clausesOf(text, tells);
    const [only] = clauses;
    if (only === undefined || clauses.length === 1)
      return [{ text: only?.text ?? text, topics: rankTopics(sources, score(text)) }];
    const whole = standardised(score(text));
    const used = new Set<number>();
    const asks: Scored[] = [];
    for (const { text: one, before } of clauses) {
      const near = before === '' ? undefined : standardised(score(before));
      const own = score(one);
      const scores = own.map(
        (value, label) =>
          value +
          light.whole * (whole[label] ?? 0) +
          light.before * (near?.[label] ?? 0) -
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
    return asks.map((ask) => ({ text: ask.text, topics: rankTopics(sources, ask.scores) }));
  };
}
