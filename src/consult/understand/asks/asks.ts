import { askedIn, type Clause, type Ear } from './asked-clauses.ts';
import { standardised } from '../topics/example.ts';
import { aligned, type Said } from './aligned.ts';
import { matterOf } from './linked.ts';
import { withoutSetUp } from './set-up.ts';
import { rankTopics, type Topic, type TopicScorer } from '../topics/topics.ts';

/** What a text asks for, in its order: neighbouring clauses on one subject are one ask. */
export interface Ask {
  readonly text: string;
  /** What its text is made of, each as it was put. */
  readonly clauses: readonly string[];
  /** Best first. */
  readonly topics: readonly Topic[];
  /** What of the story before each clause is about, where it is one of several questions about it. */
  readonly told?: ReadonlyMap<string, string>;
}

/** A clause is read in the light of all that was told, and of the sentence before it: "how do we undo it?" says little alone. */
const light = { whole: 0.2, before: 0.3 };
/** What is added for a clause that tells nothing; from this much on nothing is. */
const vaguely = { whole: 0.4, before: 0.2 };
const clear = 2;
/** From this on a clause that tells little is read together with what was told right before it. */
const pointing = 0.4;
/** People rarely ask for the same thing twice in one message. */
const again = 1;

/** A clause with what was told of the same, as one text: half of it, and more where the clause says little alone. */
const together = (alone: Float64Array, joined: Float64Array, vague: number): Float64Array => {
  const share = (1 + vague) / 2;
  return alone.map((value, label) => value * (1 - share) + (joined[label] ?? 0) * share);
};

/** A list with more clauses than these is no letter, and each reading takes its time. */
const mostPointing = 20;

interface Scored {
  readonly clauses: readonly string[];
  readonly scores: Float64Array;
}

const bestOf = (scores: Float64Array): number => scores.indexOf(Math.max(...scores));

export function createAskReader(
  sources: readonly { readonly id: string }[],
  score: TopicScorer,
  ear: Ear,
): (text: string) => readonly Ask[] {
  const askOf = (clauses: readonly string[], scores: Float64Array, read: string): Ask => ({
    text: clauses.join('; '),
    clauses,
    topics: rankTopics(sources, scores, read),
  });
  const said = (text: string): Said => ({ scores: standardised(score(text)), words: matterOf(text) });
  const meantOf = (clauses: readonly Clause[]): ReadonlyMap<Clause, string> => {
    const meant = new Map<Clause, string>();
    for (const [story, asks] of Map.groupBy(clauses, (clause) => clause.story)) {
      if (story === undefined || asks.length < 2 || clauses.length > mostPointing) continue;
      const places = aligned(
        asks.map((ask) => said(ask.matter ?? ask.text)),
        story.map(said),
      );
      for (const [at, ask] of asks.entries()) {
        const told = story[places[at] ?? 0];
        if (told !== undefined) meant.set(ask, told);
      }
    }
    return meant;
  };
  return (text) => {
    const clauses = askedIn(text, ear);
    const [first, ...more] = clauses;
    const all = clauses.map((one) => one.text);
    if (first === undefined) return [askOf([text], score(withoutSetUp(text, ear)), text)];
    if (more.every(({ adjunct }) => adjunct === 'price')) {
      const unpriced = more.reduce((left, { text: price }) => left.replace(price, ''), text);
      return [askOf(all, score(withoutSetUp(unpriced, ear)), text)];
    }
    // the other questions are about other things
    const story = all.reduce((left, one) => left.replace(one, ' '), text);
    const whole = standardised(score(ear.tells(story) > clear ? story : text));
    const meant = meantOf(clauses);
    const used = new Set<number>();
    const asks: Scored[] = [];
    for (const clause of clauses) {
      const { text: one, before, adjunct, matter = one } = clause;
      const linked = clause.linked ?? clause.beside;
      const last = asks.at(-1);
      if ((adjunct === 'price' || adjunct === 'facet') && last !== undefined) {
        asks[asks.length - 1] = { ...last, clauses: [...last.clauses, one] };
        continue;
      }
      // the less a clause tells, the more what stands around it does
      const vague = Math.max(0, 1 - ear.tells(matter) / clear);
      const near = before === '' ? undefined : standardised(score(before));
      const told =
        clauses.length > mostPointing ? '' : (linked ?? (vague >= pointing ? (meant.get(clause) ?? before) : ''));
      const own = told === '' ? score(matter) : together(score(matter), score(`${told} ${matter}`), linked ? vague : 0);
      const scores = own.map(
        (value, label) =>
          value +
          (light.whole + vaguely.whole * vague) * (whole[label] ?? 0) +
          (light.before + vaguely.before * vague) * (near?.[label] ?? 0) -
          (used.has(label) ? again : 0),
      );
      const best = bestOf(scores);
      if (last !== undefined && bestOf(last.scores) === best) {
        asks[asks.length - 1] = {
          clauses: [...last.clauses, one],
          scores: last.scores.map((value, label) => Math.max(value, scores[label] ?? 0)),
        };
      } else asks.push({ clauses: [one], scores });
      used.add(best);
    }
    const told = new Map([...meant].map(([clause, sentence]) => [clause.text, sentence]));
    return asks.map((ask) => ({ ...askOf(ask.clauses, ask.scores, ask.clauses.join('; ')), told }));
  };
}
