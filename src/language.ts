import type { Language } from './consult/learner.ts';
import { everydaySpeech } from './everyday-speech.ts';
import { wordMeanings } from './word-meanings.ts';

export const language: Language = { speech: everydaySpeech, meanings: wordMeanings };
