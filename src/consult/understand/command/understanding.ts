import type { Inquiry, Intent } from '../../inquiry.ts';
import { incidentOrder } from '../../incidents/incident-order.ts';
import { isDrill } from '../../runs/drill-of.ts';
import { allowedDowntime } from './allowed-downtime.ts';
import { auditOrder } from './audit-order.ts';
import { readBeside, type Grammar } from './beside.ts';
import { faultIn, refusedName } from './faults.ts';
import { choice, type Choice } from './choice.ts';
import { chooseIntent } from './intent.ts';
import { createLexicon } from './lexicon.ts';
import { isSane } from './measure.ts';
import { findParams } from './params.ts';
import { type Reading, readWords, unknownTokens } from './reading.ts';
import { inherit, revise } from './revise.ts';
import { createSummed, keepFigures } from './summed.ts';
import { asInquiry, asProblem, type Understood } from './understood.ts';
import { createConditionReader } from './conditions.ts';
import { createValueReaders } from './value-readers.ts';
import type { Vocabulary } from './vocabulary.ts';
import { systemOrder } from '../../systems/system-order.ts';
import { watchOrder } from './watch-order.ts';

export type { Understood } from './understood.ts';

export interface Understanding {
  /** What follows `/devops `, or what was said to the bot. */
  read(text: string): Understood;
  /** A free question, whatever command it may look like; in a thread, about the same system. */
  ask(text: string, previous?: Inquiry): Understood;
  /** The words of a text that say nothing in our vocabulary: names, versions, or talk about something else. */
  strange(text: string): readonly string[];
  /** A follow-up in the thread of an earlier consultation: "what if it is blue-green?" */
  revise(previous: Inquiry, text: string): Understood;
}

const orders: readonly (readonly [Intent, (text: string) => unknown])[] = [
  ['watch', watchOrder],
  ['audit', auditOrder],
  ['drill', isDrill],
  ['incident-room', incidentOrder],
  ['system', systemOrder],
];

export function createUnderstanding(vocabulary: Vocabulary): Understanding {
  const lexicon = createLexicon(vocabulary);
  const summed = createSummed(vocabulary, lexicon);
  const grammar: Grammar = {
    read: (text) => {
      const reading = summed(readWords(text, lexicon));
      return understand(reading, chooseIntent(reading, lexicon), text);
    },
    revise: (previous, text, answers = false) => {
      const reading = summed(readWords(text, lexicon), previous.intent);
      const choice = chooseIntent(reading, lexicon);
      const asRead = (): Understood => understand(reading, choice, text);
      const understood = revise({ previous, reading, choice, text, answers, asRead });
      return keepFigures(previous, understood, vocabulary);
    },
  };
  const whole = readBeside(grammar, {
    values: createValueReaders(vocabulary),
    conditions: createConditionReader(vocabulary.conditions),
  });
  const asQuestion = (text: string): Understood => {
    const reading = readWords(text, lexicon);
    return asInquiry(reading, 'question', findParams(reading, choice('question')), text);
  };
  const asSwitch = (text: string): Understood | undefined => {
    const intent = orders.find(([, order]) => order(text) !== undefined)?.[0];
    return intent && asInquiry(readWords('', lexicon), intent, {}, text);
  };
  return {
    read: (text) => asSwitch(text) ?? whole.read(text),
    revise: (previous, text) => asSwitch(text) ?? whole.revise(previous, text),
    strange: (text) => {
      const reading = readWords(text, lexicon);
      return unknownTokens(reading).flatMap((at) => reading.tokens[at]?.text ?? []);
    },
    ask: (text, previous) =>
      previous === undefined ? asQuestion(text) : inherit({ previous, asRead: () => asQuestion(text) }),
  };
}

function understand(reading: Reading, choice: Choice, text: string): Understood {
  if (choice.kind === 'unknown') return asProblem({ code: 'unknown-command', suggestions: choice.suggestions });
  const fault = faultIn(reading, choice.intent, choice.to);
  if (fault !== undefined) return asProblem(fault);
  const { intent } = choice;
  const params = findParams(reading, choice);
  const refused = refusedName(reading, intent, params);
  if (refused !== undefined) return asProblem(refused);
  const allowed = intent === 'slo' ? allowedDowntime(reading, params) : undefined;
  if (allowed === undefined) return asInquiry(reading, intent, params, text);
  if (!isSane(allowed, 'slo_percent')) return asProblem({ code: 'bad-number', intent, field: 'slo_percent' });
  const { down: _, ...figures } = reading.figures;
  return asInquiry({ ...reading, figures }, intent, { ...params, slo_percent: allowed }, text);
}
