import { partsOf } from './asks/ask-parts.ts';
import { createAskReader, type Ask } from './asks/asks.ts';
import type { Ear } from './asks/asked-clauses.ts';
import { createFactReader, type Facts } from './facts/facts.ts';
import { createNaming } from './facts/naming.ts';
import { createOfferJudge, learnOffers, type Judgement, type LearntOffers } from './offer/offer.ts';
import { withoutSetUp } from './asks/set-up.ts';
import type { Lessons } from './lessons.ts';
import type { Ears } from './offer/hearing.ts';
import { byWordValues, createTellingLearner, type WordValues } from './offer/telling.ts';
import { createTranslator } from './topics/tongues.ts';
import { createSpeller, inKnownWords } from './speller.ts';
import { wordsOf } from './words.ts';
import { byTradeOdds, learnTrade, type Speech, type TradeOdds } from './trade.ts';
import { createTopicScorer, learnTopics, rankTopics, type LearntTopics, type Topic } from './topics/topics.ts';

/** Hears free text: what it is about, what it asks, what it states, and whether it wants us. */
export interface Listening {
  topics(text: string): readonly Topic[];
  asks(text: string): readonly Ask[];
  facts(text: string): Facts;
  /** Whether it asks for anything, or only tells. */
  asksFor(text: string): boolean;
  offer(text: string): Judgement;
  hear(text: string): Heard;
}

/** A free question, taken apart. Nothing is asked when the words touch nothing that we know. */
export interface Heard {
  readonly asks: readonly Ask[];
  readonly facts: Facts;
  /** What the words alone state, where the thread has told more since, or put it right. */
  readonly said?: Facts;
  /** Told to those who ask in another language than ours. */
  readonly note?: string;
}

export const nothingHeard: Heard = { asks: [], facts: {} };

/** What is left of a likelihood where the words are not ours. */
const strange = 0.2;

/** What was learnt of the lessons: plain data, which can be kept. */
export interface Learnt {
  readonly topics: LearntTopics;
  readonly values: WordValues;
  readonly trade: TradeOdds;
}

export function learn(lessons: Lessons, speech: Speech): Learnt {
  const { sources, chatter } = lessons;
  const telling = createTellingLearner(sources.length);
  const topics = learnTopics(sources, telling.hears);
  return { topics, values: telling.learn(chatter.elsewhere), trade: learnTrade(lessons, speech) };
}

export function createListening(
  { sources, chatter, signs, technologies, tongues }: Lessons,
  learnt: Learnt,
  /** What was learnt of offers before, or is now. */
  offers: (learn: () => LearntOffers) => LearntOffers,
): Listening {
  const topicsOf = createTopicScorer(learnt.topics);
  const spell = createSpeller([...learnt.values.keys()], (word) => learnt.values.has(word));
  const score: typeof topicsOf = (text) => topicsOf(inKnownWords(text, spell));
  const tell = byWordValues(learnt.values);
  const names = createNaming(sources);
  const trouble = new Set(signs.trouble);
  const ear: Ear = {
    names,
    tells: (text) => tell(text).sum,
    suffers: (text) => wordsOf(text).some((word) => trouble.has(word)),
  };
  const asks = createAskReader(sources, score, ear);
  const facts = createFactReader(technologies);
  const translate = createTranslator(tongues);
  const trade = byTradeOdds(learnt.trade);
  // "x x x" is a name in pieces
  const saysWords = (text: string): boolean => wordsOf(text).some((word) => word.length > 1);
  const isOurs = (text: string): boolean => saysWords(text) && (trade.isOurs(text) || names(text));
  const doubted = (ranked: readonly Topic[]): readonly Topic[] =>
    ranked.map((one) => ({ ...one, score: one.score * strange }));
  const heardIn = (text: string): readonly Ask[] =>
    asks(text).map((ask, _, { length }) =>
      length > 1 && trade.isEveryday(ask.text) ? { ...ask, topics: doubted(ask.topics) } : ask,
    );
  const ears: Ears = { tell, worth: (stem) => learnt.values.get(stem) ?? 0, translate };
  const { help: pleas, news, elsewhere } = chatter;
  const ours = sources.flatMap((source) => source.asks);
  const judge = lazily(() =>
    createOfferJudge(
      offers(() => learnOffers({ ours, pleas, news, elsewhere, signs }, ears)),
      signs,
      ears,
    ),
  );
  return {
    topics: (said) => {
      const { text } = translate(said);
      const ranked = rankTopics(sources, score(withoutSetUp(text, ear)), text);
      // a subject has to win against silence too, not only against the other subjects
      return isOurs(text) ? ranked : doubted(ranked);
    },
    asks: (text) => asks(translate(text).text),
    facts,
    asksFor: (text) => text.includes('?') || partsOf(text).some((part) => part.asks),
    hear: (said) => {
      const { text, tongue } = translate(said);
      const note = tongue && { note: tongue.note };
      return isOurs(text) ? { asks: heardIn(text), facts: facts(said), ...note } : { ...nothingHeard, ...note };
    },
    offer: (text) => judge()(text),
  };
}

/** Learning takes a moment, which a command that asks nothing need not wait for. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
