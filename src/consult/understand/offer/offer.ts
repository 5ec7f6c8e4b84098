import { wordsOf } from '../words.ts';
import { createHearing, oftenSaid, type Ears, type Signs } from './hearing.ts';
import { byLogOdds, createLogOddsLearner, type Weights } from './log-odds.ts';

/** Whether somebody in a channel wants help with what we know. Silence is the safe side: an offer must be right. */

export interface Judgement {
  readonly wanted: boolean;
  /** How sure, 0 to 1. */
  readonly confidence: number;
}

/** What the judgement is learnt from. */
export interface Talk {
  /** People asking about our subjects. */
  readonly ours: readonly string[];
  /** People in a channel who are stuck with them. */
  readonly pleas: readonly string[];
  /** Our subjects as news, and our words in other talk, which want nothing. */
  readonly news: readonly string[];
  /** Everything else that is said. */
  readonly elsewhere: readonly string[];
  readonly signs: Signs;
}

/** Shorter asks are mere names of a subject, and no plea sounds like that. */
const shortest = 6;
/** Asks are many and well put: a part of them, and little of each, leaves the tone to the pleas. */
const sampled = 5;
const askWeight = 0.4;
const longest = 1500;
const mostTouching = 2;
/** Where nothing is asked and nothing seems wrong, the words have to be the clearer. */
const calm = 1.5;
/** Chosen so that nearly every offer is right, also of messages that nobody tuned on; see docs/decisions/offers.md. */
const border = 1.9;
/** Where as many want help as do not, and how fast that changes: read off the labelled messages. */
const even = 1.25;
const steepness = 2;

/** What was learnt: plain data, which can be kept. */
export interface LearntOffers {
  /** The words that carry the tone. */
  readonly common: ReadonlySet<string>;
  readonly weights: Weights;
}

export function learnOffers({ ours, pleas, news, elsewhere, signs }: Talk, ears: Ears): LearntOffers {
  const common = oftenSaid([...pleas, ...news, ...elsewhere]);
  const hear = createHearing(signs, ears, common);
  const learner = createLogOddsLearner();
  const learnAll = (texts: readonly string[], yes: boolean, weight = 1): void => {
    for (const text of texts) learner.add(yes, weight, hear(text).features);
  };
  learnAll(
    ours.filter((text, at) => at % sampled === 0 && wordsOf(text).length >= shortest),
    true,
    askWeight,
  );
  learnAll(pleas, true);
  learnAll(news, false);
  learnAll(elsewhere, false);
  return { common, weights: learner.learn() };
}

export function createOfferJudge(
  { common, weights }: LearntOffers,
  signs: Signs,
  ears: Ears,
): (text: string) => Judgement {
  const hear = createHearing(signs, ears, common);
  const wants = byLogOdds(weights);
  return (text) => {
    const { features, touches, asksOrSuffers, toSomebody } = hear(text.slice(0, longest));
    if (toSomebody) return { wanted: false, confidence: 0 };
    const score = wants(features) + Math.min(touches, mostTouching) / 2 - (asksOrSuffers ? 0 : calm);
    const confidence = Math.round(1000 / (1 + Math.exp(-steepness * (score - even)))) / 1000;
    return { wanted: score >= border, confidence };
  };
}
