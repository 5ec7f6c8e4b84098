import { vocabularyOf } from '../../../src/consult/understand/command/vocabulary-of.ts';
import { openPersona } from '../../../src/open-consultant.ts';

/** The words of the persona that ships: what people type is read with nothing else. */
export const vocabulary = vocabularyOf(openPersona());
