import { createDictionary } from './bag.ts';
import { createCorpus } from './corpus.ts';
import { standardised, type Example } from './example.ts';
import { featuresOf, type Feature, type Features } from './features.ts';
import { byMarginPerceptron, trainMarginPerceptron, type MarginPerceptron } from './margin-perceptron.ts';
import { byNaiveBayes, trainNaiveBayes, type NaiveBayes } from './naive-bayes.ts';
import { weightOf } from '../words.ts';

/** Which subjects a free question is about, best first. Learnt at the start from the persona's own phrasings. */

export interface Topic {
  readonly id: string;
  /** How likely it is to be the one meant, 0 to 1. */
  readonly score: number;
}

export interface TopicSource {
  readonly id: string;
  readonly name: string;
  readonly says: readonly string[];
  readonly about: string;
  readonly asks: readonly string[];
  /** Lines of the practice itself. */
  readonly lines: readonly string[];
  /** What people tell before they ask. */
  readonly told: readonly string[];
}

/** Beyond this a text says nothing new about its subject. */
const longest = 4000;
const shown = 10;
const lineWeight = 0.3;
const toldWeight = 0.2;
/**
 * Turns the summed scores into likelihoods. The scores of two words are as far apart as those of two sentences, and
 * half as trustworthy: fitted so that of answers with a score of 0.8 four in five are right, for short texts and long.
 */
const sharpness = { least: 0.6, perWord: 0.04, words: 4, most: 0.95 };

const sharpnessOf = (text: string): number =>
  Math.min(sharpness.most, sharpness.least + sharpness.perWord * Math.max(0, weightOf(text) - sharpness.words));

/** How much a text speaks for each subject, in the order of the sources. */
export type TopicScorer = (text: string) => Float64Array;

/** Whoever else learns from the words of a text. */
export type Listener = (words: readonly string[], label: number, weight: number) => void;

/** What was learnt: plain data, which can be kept. */
export interface LearntTopics {
  readonly names: readonly Feature[];
  readonly shreds: readonly Feature[];
  readonly byName: NaiveBayes;
  readonly byShred: NaiveBayes;
  readonly margin: MarginPerceptron;
}

export function learnTopics(sources: readonly TopicSource[], hears: Listener): LearntTopics {
  const examples = sources.flatMap((source, label): (Example & { readonly isTold?: boolean })[] => [
    ...[...source.asks, source.name, ...source.says, source.about].map((text) => ({ label, text, weight: 1 })),
    ...source.lines.map((text) => ({ label, text, weight: lineWeight })),
    ...source.told.map((text) => ({ label, text, weight: toldWeight, isTold: true })),
  ]);
  const names = createDictionary();
  const shreds = createDictionary();
  const ofNames = createCorpus(names);
  const ofShreds = createCorpus(shreds);
  for (const { label, weight, text, isTold = false } of examples) {
    const features = featuresOf(text);
    ofNames.add(label, weight, weight < 1 ? [...features.words, ...features.small] : wholeOf(features));
    ofShreds.add(label, weight, features.pieces);
    // what is told for one answer says little of what wants help
    if (!isTold) hears(features.words, label, weight);
  }
  return {
    names: names.features(),
    shreds: shreds.features(),
    byName: trainNaiveBayes(ofNames.corpus(), sources.length),
    byShred: trainNaiveBayes(ofShreds.corpus(), sources.length),
    margin: trainMarginPerceptron(ofNames.corpus(), sources.length),
  };
}

export function createTopicScorer(learnt: LearntTopics): TopicScorer {
  const names = createDictionary(learnt.names);
  const shreds = createDictionary(learnt.shreds);
  const byName = byNaiveBayes(learnt.byName);
  const byShred = byNaiveBayes(learnt.byShred);
  const margin = byMarginPerceptron(learnt.margin);
  return (text) => {
    const features = featuresOf(text.slice(0, longest));
    const bag = names.read(wholeOf(features));
    const shredded = byShred(shreds.read(features.pieces));
    const first = standardised(byName(bag).map((score, label) => score + (shredded[label] ?? 0)));
    const second = standardised(margin(bag));
    return first.map((score, label) => score + (second[label] ?? 0));
  };
}

/** What of a text is counted as it stands; the pieces of its words are counted apart. The pairs of our own lines teach nothing. */
const wholeOf = ({ words, small, pairs }: Features): readonly string[] => [...words, ...small, ...pairs];

export function rankTopics(
  sources: readonly { readonly id: string }[],
  scores: Float64Array,
  text: string,
): readonly Topic[] {
  const sharp = sharpnessOf(text);
  const best = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(sharp * (score - best)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return sources
    .map(({ id }, label) => ({ id, score: (shares[label] ?? 0) / total }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, shown)
    .map(({ id, score }) => ({ id, score: Math.round(score * 1000) / 1000 }));
}
