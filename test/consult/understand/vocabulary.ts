import { vocabularyOf } from '../../../src/consult/understand/command/vocabulary-of.ts';
import { persona } from '../../support/ours.ts';

/** The words of the persona that ships: what people type is read with nothing else. */
export const vocabulary = vocabularyOf(persona);
