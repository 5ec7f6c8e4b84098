import type { Persona } from '../persona/persona.ts';
import { createAnswerIndex, type AnswerIndex } from './pieces/answer-index.ts';
import { answerLessonsOf } from './pieces/answer-lessons.ts';
import { learnAnswers, type LearntAnswers } from './pieces/learn-answers.ts';
import { lessonsOf } from './understand/lessons.ts';
import { createListening, lazily, learn, type Learnt, type Listening } from './understand/listening.ts';
import type { LearntOffers } from './understand/offer/offer.ts';
import type { Speech } from './understand/trade.ts';
import type { WordMeanings } from './pieces/word-meanings.ts';

/** What is learnt of a persona, each part when it is first asked for: a command that asks nothing needs none. */
export interface Knowledge {
  readonly listening: () => Listening;
  readonly answers: () => AnswerIndex;
}

export type Learn = (persona: Persona) => Knowledge;

/** What was learnt of which lessons before, also by an earlier process. */
export interface Kept<Learnt> {
  take(lessons: string): Learnt | undefined;
  put(lessons: string, learnt: Learnt): void;
}

export interface KeptLearnt {
  /** A few letters that tell lessons apart: megabytes of them are not kept to be compared. */
  readonly digest: (lessons: string) => string;
  readonly hearing: Kept<Learnt>;
  readonly offers: Kept<LearntOffers>;
  readonly answers: Kept<LearntAnswers>;
}

/** Made anew only where it is made of something else. */
function remembering<Made>(): (from: string, make: () => Made) => Made {
  let before: { readonly from: string; readonly made: Made } | undefined;
  return (from, make) => {
    if (before?.from !== from) before = { from, made: make() };
    return before.made;
  };
}

function keeping<Learnt>(kept: Kept<Learnt> | undefined, lessons: string, learnFrom: () => Learnt): Learnt {
  const before = kept?.take(lessons);
  if (before !== undefined) return before;
  const learnt = learnFrom();
  kept?.put(lessons, learnt);
  return learnt;
}

/** What is known of words beside what a persona says, read where there is something to learn or to answer. */
export interface Language {
  /** How often everybody says them. */
  readonly speech: Speech;
  /** What they mean in this field. */
  readonly meanings: () => WordMeanings;
}

/** Learns anew only where there is something else to learn: that takes longer than all the rest of a persona. */
export function createLearner({ speech, meanings }: Language, kept?: KeptLearnt): Learn {
  const digestOf = (lessons: object): string => {
    const text = JSON.stringify(lessons);
    return kept?.digest(text) ?? text;
  };
  const heard = remembering<Listening>();
  const indexed = remembering<AnswerIndex>();
  return (persona) => ({
    listening: lazily(() => {
      const lessons = lessonsOf(persona);
      const from = digestOf(lessons);
      return heard(from, () =>
        createListening(
          lessons,
          keeping(kept?.hearing, from, () => learn(lessons, speech)),
          (learnFrom) => keeping(kept?.offers, from, learnFrom),
        ),
      );
    }),
    answers: lazily(() => {
      const lessons = answerLessonsOf(persona);
      const from = digestOf(lessons);
      return indexed(from, () => {
        const meaning = meanings();
        return createAnswerIndex(
          keeping(kept?.answers, from, () => learnAnswers(lessons, meaning)),
          meaning,
        );
      });
    }),
  });
}
