import { partsOf } from '../asks/ask-parts.ts';
import { createDictionary } from '../topics/bag.ts';
import { createCorpus } from '../topics/corpus.ts';
import { featuresOf, type Feature } from '../topics/features.ts';
import { byMarginPerceptron, trainMarginPerceptron } from '../topics/margin-perceptron.ts';
import type { Told } from './telling.ts';
import { isSmall, wordsOf } from '../words.ts';

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
  /** Our subjects as news, which wants nothing. */
  readonly news: readonly string[];
  /** Everything else that is said. */
  readonly elsewhere: readonly string[];
  readonly signs: { readonly asks: Signs; readonly trouble: Signs; readonly news: Signs };
}

type Signs = readonly string[];

/** Shorter asks are mere names of a subject: they teach what belongs to us, not what a plea sounds like. */
const plea = 6;
const nameWeight = 0.3;
/** The tone of asks is learnt from every third of them as well as from all, and the pleas are not drowned. */
const sampled = 3;
/** Few are written, and each sounds like what is to be heard. */
const pleaWeight = 2;
const longest = 1500;
/** Less than this the words do not touch our subjects, whatever the tone. */
const leastTold = 0.7;
const mostTold = 2;
/** Chosen so that of the labelled messages 97 of 100 offers are right; see docs/decisions/routing.md. */
const border = 2.15;
const steepness = 2.5;
/** "@sam it is done": said to somebody, who is being helped. */
const addressed = /^\s*(?:<@\w+>|@[\w.-]+)/u;

export function createOfferJudge(
  { ours, pleas, news, elsewhere, signs }: Talk,
  tell: (text: string) => Told,
): (text: string) => Judgement {
  const groups = (['asks', 'trouble', 'news'] as const).map((id) => ({ id, words: new Set(signs[id]) }));
  const signsIn = (words: readonly string[]): readonly string[] =>
    groups.flatMap(({ id, words: known }) =>
      words.some((word, at) => known.has(word) || known.has(`${word} ${words[at + 1] ?? ''}`)) ? [`<${id}>`] : [],
    );
  const heardIn = (text: string): Heard => {
    const words = wordsOf(text);
    const marks = marksOf(text, words, signsIn(words));
    const { words: stems, pieces } = featuresOf(text);
    return { length: words.length, matter: [...stems, ...pieces, ...marks], manner: [...marks, ...smallTalk(words)] };
  };

  const matters = createLearner();
  const manners = createLearner();
  const learnAll = (texts: readonly string[], label: number, weight = 1): void => {
    for (const text of texts) {
      const { length, matter, manner } = heardIn(text);
      const counted = label === 1 && length < plea ? weight * nameWeight : weight;
      matters.add(label, counted, matter);
      manners.add(label, counted, manner);
    }
  };
  learnAll(
    ours.filter((_, at) => at % sampled === 0),
    1,
  );
  learnAll(pleas, 1, pleaWeight);
  learnAll(news, 0);
  learnAll(elsewhere, 0);
  const wants = matters.learn();
  const sounds = manners.learn();
  const asksOrSuffers = (text: string): boolean => {
    if (text.includes('?')) return true;
    if (addressed.test(text)) return false;
    const found = signsIn(wordsOf(text));
    return found.includes('<asks>') || found.includes('<trouble>') || partsOf(text).some((part) => part.asks);
  };
  return (text) => {
    const start = text.slice(0, longest);
    const { sum } = tell(start);
    if (sum < leastTold || !asksOrSuffers(start)) return { wanted: false, confidence: 0 };
    const { matter, manner } = heardIn(start);
    const score = wants(matter) + sounds(manner) / 2 + Math.min(sum, mostTold) / 2;
    const confidence = Math.round((1 / (1 + Math.exp(-steepness * (score - border + 1)))) * 1000) / 1000;
    return { wanted: score >= border, confidence };
  };
}

interface Heard {
  readonly length: number;
  /** What it is about. */
  readonly matter: readonly Feature[];
  /** In which tone. */
  readonly manner: readonly Feature[];
}

interface Learner {
  add(label: number, weight: number, features: readonly Feature[]): void;
  /** How much more a text is a plea than not. */
  learn(): (features: readonly Feature[]) => number;
}

function createLearner(): Learner {
  const dictionary = createDictionary();
  const corpus = createCorpus(dictionary);
  return {
    add: (label, weight, features) => corpus.add(label, weight, features),
    learn: () => {
      const score = byMarginPerceptron(trainMarginPerceptron(corpus.corpus(), 2));
      return (features) => {
        const [no = 0, yes = 0] = score(dictionary.read(features));
        return yes - no;
      };
    },
  };
}

/** How a text opens and how long it is, and the signs it shows. */
function marksOf(text: string, words: readonly string[], signs: readonly string[]): readonly string[] {
  const length = words.length < 5 ? '<short>' : words.length > 20 ? '<long>' : '<middle>';
  return [
    ...(text.includes('?') ? ['<?>', '<?>'] : []),
    `^${words[0] ?? ''}`,
    `^${words.slice(0, 2).join(' ')}`,
    ...signs,
    length,
  ];
}

const shortWord = 4;

/** The words that subjects are told apart without: they carry the tone. */
function smallTalk(words: readonly string[]): readonly string[] {
  return [
    ...words.filter((word) => isSmall(word) || word.length < shortWord).map((word) => `'${word}`),
    ...words.slice(1).map((word, at) => `'${words[at] ?? ''} ${word}`),
  ];
}
