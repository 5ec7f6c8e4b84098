import { isHollow } from '../understand/asks/hollow.ts';
import { stemsOf } from '../understand/words.ts';

const ofAny = stemsOf(
  'he she him her his they also even still just only about after before with without under over between than then more ' +
    'most likely less back away out up down off on new old long short use uses used using keep kept make made need want let lets say ' +
    'says see seen find get gets got getting rid here now really very quite etc stuff thing things somebody anybody ' +
    'nobody everybody everyone everything someone anyone something anything because while since until till though although however maybe perhaps already rather ever never again yet per via own same these those handle approach solve happen',
);

/** Whether a word is one of any question, or only points. */
export const isLight = (word: string): boolean => ofAny.has(word) || isHollow(word);
