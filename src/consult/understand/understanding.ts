import type { Inquiry } from '../inquiry.ts';
import { readBeside } from './beside.ts';
import { faultIn, refusedName } from './faults.ts';
import type { Choice } from './choice.ts';
import { chooseIntent } from './intent.ts';
import { createLexicon } from './lexicon.ts';
import { findParams } from './params.ts';
import { type Reading, readWords } from './reading.ts';
import { revise } from './revise.ts';
import { createSummed, keepFigures } from './summed.ts';
import { asInquiry, asProblem, type Understood } from './understood.ts';
import { createConditionReader } from './conditions.ts';
import { createValueReader } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Understood } from './understood.ts';

export interface Understanding {
  /** What follows `/devops `, or what was said to the bot. */
  read(text: string): Understood;
  /** A follow-up in the thread of an earlier consultation: "what if it is blue-green?" */
  revise(previous: Inquiry, text: string): Understood;
}

export function createUnderstanding(vocabulary: Vocabulary): Understanding {
  const lexicon = createLexicon(vocabulary);
  const summed = createSummed(vocabulary, lexicon);
  const grammar: Understanding = {
    read: (text) => {
      const reading = summed(readWords(text, lexicon));
      return understand(reading, chooseIntent(reading, lexicon), text);
    },
    revise: (previous, text) => {
      const reading = summed(readWords(text, lexicon), previous.intent);
      const choice = chooseIntent(reading, lexicon);
      const understood = revise({ previous, reading, choice, text, asRead: () => understand(reading, choice, text) });
      return keepFigures(previous, understood, vocabulary);
    },
  };
  return readBeside(grammar, {
    values: createValueReader(vocabulary.values),
    conditions: createConditionReader(vocabulary.conditions),
  });
}

function understand(reading: Reading, choice: Choice, text: string): Understood {
  if (choice.kind === 'unknown') return asProblem({ code: 'unknown-command', suggestions: choice.suggestions });
  const fault = faultIn(reading, choice.intent, choice.to);
  if (fault !== undefined) return asProblem(fault);
  const params = findParams(reading, choice);
  const refused = refusedName(reading, choice.intent, params);
  return refused === undefined ? asInquiry(reading, choice.intent, params, text) : asProblem(refused);
}
