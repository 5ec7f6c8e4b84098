import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import { pointsBack } from '../understand/asks/asked-clauses.ts';
import type { Topic } from '../understand/topics/topics.ts';
import { askedWords } from './asked-words.ts';
import { casesAskedFor } from './circumstances.ts';
import { nameFits } from './fits-asker.ts';
import { isLight } from './light-words.ts';
import { claimOf, fitsOf, leastLikely, likelihoodCounts, nearlySure, saidOut } from './likely-answers.ts';
import { calledBy, namedIn } from './named-in.ts';
import { toThePoint } from './practice-sections.ts';

/** To which practice a question belongs: the one that its words point to, unless the very answer stands in another. */
export interface PlacedAsk {
  readonly card: Card<'practice'>;
  /** How likely it is, 0 to 1. */
  readonly score: number;
  /** What else it could be about, that one first. */
  readonly readings: readonly Card<'practice'>[];
}

/** The less likely its practice is beside the one that the words point to, the stronger the claim of an answer must be to overrule them. */
const doubts = 1.2;
const leastClaim = -0.8;
/** So far beyond the doubt the practice of an answer that is only nearly sure is meant, where the other has no sure one: six of six in nine sets of letters. */
const farBeyond = 2;
/** Less likely than this, a practice is not meant by the words alone. */
const unclear = 0.25;
/** What an answer that is meant makes of the likelihood of its practice. */
const found = 0.7;

interface Vote {
  readonly practice: string;
  /** Above 0 the answer is more likely meant than not. */
  readonly claim: number;
}

/** The answer of all practices that fits best, in the light of how likely each practice is. */
function voteOf(desk: Desk, text: string, likely: (practice: string) => number): Vote | undefined {
  const index = desk.answers();
  const asked = askedWords(desk, text);
  const fits = nameFits(desk);
  const { all, places, weigh } = index;
  // what was told may tell which answer is meant, and not what is asked, but for "what do we check first?"
  const own = [...asked.own].filter((word) => !isLight(word) && weigh(word) > 0);
  const told = asked.vague || own.length === 0 ? [...asked.all].filter(([, counts]) => counts >= saidOut) : [];
  const asking = [...own, ...told.map(([word]) => word)];
  const named = new Set(asking.flatMap((word) => [...places.names(word)]).map((name) => places.ofName[name] ?? 0));
  const every = fitsOf(asked, index);
  const ranked = [...named]
    .toSorted((a, b) => a - b)
    .flatMap((at) => all[at] ?? [])
    .map((one) => {
      const fit = every.of(one);
      return { one, fit, sum: fit + likelihoodCounts * Math.log(likely(one.practice)) };
    })
    .toSorted((a, b) => b.sum - a.sum);
  const callable = calledBy(asked, index);
  const byName = (least: number): (typeof ranked)[number] | undefined =>
    ranked.find(
      ({ one }) =>
        callable.has(one.at) &&
        namedIn(asked, one, index, desk.persona.find('practice', one.practice)) >= least &&
        fits(one.name) >= 0,
    );
  // "builds take 40 min, how do we make them faster?" asks by the name of another answer
  const isCalled = asked.alone || !pointsBack.test(text);
  const called = isCalled ? (byName(2) ?? byName(1)) : undefined;
  const first = called ?? ranked.find(({ one }) => fits(one.name) >= 0);
  if (first === undefined) return undefined;
  const { practice } = first.one;
  if (called !== undefined) return { practice, claim: Infinity };
  const other = ranked.find(({ one }) => one.practice !== practice);
  const next = first.fit - (first.sum - (other?.sum ?? 0));
  return { practice, claim: claimOf(asked, first.one, first.fit, next, index.weigh) };
}

/** Less likely than this, nobody would think of a practice. */
const thinkable = 0.05;
export const mostReadings = 3;

export function placeAsk(desk: Desk, text: string, topics: readonly Topic[]): PlacedAsk | undefined {
  const place = placeOf(desk, text, topics);
  if (place === undefined) return undefined;
  const likely = topics
    .filter(({ score }) => score >= thinkable)
    .flatMap(({ id }) => desk.persona.find('practice', id) ?? []);
  return { ...place, readings: [...new Set([place.card, ...likely])].slice(0, mostReadings) };
}

function placeOf(desk: Desk, text: string, topics: readonly Topic[]): Omit<PlacedAsk, 'readings'> | undefined {
  const [best] = topics;
  const card = best && desk.persona.find('practice', best.id);
  if (best === undefined || card === undefined) return undefined;
  // "how do we set up CI for dbt": what is said of dbt there is the answer
  const own = topics.find(({ id, score }) => score >= unclear && casesAskedFor(desk, id, text).length > 0);
  const ownCard = own && desk.persona.find('practice', own.id);
  if (ownCard !== undefined) return { card: ownCard, score: found };
  const scores = new Map(topics.map(({ id, score }) => [id, score]));
  const likely = (practice: string): number => Math.max(leastLikely, scores.get(practice) ?? 0);
  const vote = voteOf(desk, text, likely);
  const voted = vote && desk.persona.find('practice', vote.practice);
  if (vote === undefined || voted === undefined) return { card, score: best.score };
  if (voted === card) return { card, score: vote.claim > 0 ? Math.max(best.score, found) : best.score };
  const doubt = leastClaim + doubts * Math.log(best.score / likely(voted.id));
  // to send one of several questions elsewhere, and to say there what is true in general, answers nothing
  const has = (one: Card<'practice'>, least: number): boolean =>
    toThePoint(desk, one, text, 'sureness', least).length > 0;
  const isMeant = (): boolean =>
    askedWords(desk, text).alone ||
    has(voted, 0) ||
    (vote.claim > doubt + farBeyond && !has(card, 0) && has(voted, nearlySure));
  const overrules = vote.claim > doubt && isMeant();
  return overrules ? { card: voted, score: found } : { card, score: best.score };
}

/** How sure an answer must be where the words point to no practice: below, forty questions of everyday life got some. */
const sureEnough = 5.6;

/** The practice in which a question is answered that by its words belongs nowhere. */
export function placeStray(desk: Desk, text: string): Card<'practice'> | undefined {
  const vote = voteOf(desk, text, () => leastLikely);
  return vote !== undefined && vote.claim > sureEnough ? desk.persona.find('practice', vote.practice) : undefined;
}
