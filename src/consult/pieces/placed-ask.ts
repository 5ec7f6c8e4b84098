import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import type { Topic } from '../understand/topics/topics.ts';
import { answerIndexOf, type NamedAnswer } from './answer-index.ts';
import { askedWords } from './asked-words.ts';
import { casesAskedFor } from './circumstances.ts';
import { nameFits } from './fits-asker.ts';
import { fitOf, surenessOf } from './likely-answers.ts';

/** To which practice a question belongs: the one that its words point to, unless the very answer stands in another. */
export interface PlacedAsk {
  readonly card: Card<'practice'>;
  /** How likely it is, 0 to 1. */
  readonly score: number;
}

/** How much the likelihood of a practice counts beside the fit of what it answers, and the least one that is believed. */
const likelihoodCounts = 0.5;
const leastLikely = 0.003;
/** The less likely its practice is beside the one that the words point to, the surer an answer must be to overrule them. */
const doubts = 0.5;
/** Where nothing is clear, half of it does. */
const unclear = 0.25;
const leastSure = 0.3;
/** What an answer that is meant makes of the likelihood of its practice. */
const found = 0.7;

export function placeAsk(desk: Desk, text: string, topics: readonly Topic[]): PlacedAsk | undefined {
  const [best] = topics;
  const card = best && desk.persona.find('practice', best.id);
  if (best === undefined || card === undefined) return undefined;
  // "how do we set up CI for dbt": what is said of dbt there is the answer
  const own = topics.find(({ id, score }) => score >= unclear && casesAskedFor(desk, id, text).length > 0);
  const ownCard = own && desk.persona.find('practice', own.id);
  if (ownCard !== undefined) return { card: ownCard, score: found };
  const { all, weigh } = answerIndexOf(desk.persona);
  const asked = askedWords(desk, text);
  const fits = nameFits(desk);
  const scores = new Map(topics.map(({ id, score }) => [id, score]));
  const likely = (id: string): number => likelihoodCounts * Math.log(Math.max(leastLikely, scores.get(id) ?? 0));
  let first: { readonly one: NamedAnswer; readonly fit: number; readonly sum: number } | undefined;
  let next = -Infinity;
  for (const one of all) {
    const fit = fitOf(asked, one, weigh);
    const sum = fit + likely(one.practice);
    if (first === undefined || sum > first.sum) {
      if (fits(one.name) < 0) continue;
      if (first !== undefined && first.one.practice !== one.practice) next = Math.max(next, first.sum);
      first = { one, fit, sum };
    } else if (one.practice !== first.one.practice) next = Math.max(next, sum);
  }
  const voted = first && desk.persona.find('practice', first.one.practice);
  if (first === undefined || voted === undefined) return { card, score: best.score };
  const sureness = surenessOf(asked, first.one, first.fit, first.fit - (first.sum - next), weigh);
  if (voted === card) return { card, score: sureness > 0 ? Math.max(best.score, found) : best.score };
  const doubt = leastSure + doubts * Math.log(best.score / Math.max(leastLikely, scores.get(voted.id) ?? 0));
  return sureness > (best.score < unclear ? doubt / 2 : doubt)
    ? { card: voted, score: found }
    : { card, score: best.score };
}
