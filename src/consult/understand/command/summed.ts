import type { Inquiry, Intent, Params } from '../../inquiry.ts';
import { chooseIntent } from './intent.ts';
import type { Lexicon } from './lexicon.ts';
import { type Reading, unknownTokens, withFigures } from './reading.ts';
import { type CommandSpan, isCommand } from './spans.ts';
import type { Understood } from './understood.ts';
import type { Figure, Vocabulary } from './vocabulary.ts';

/**
 * Which command's figures stand in a text: of the command it begins with, of the thread it is said in, or of what
 * it implies. Elsewhere "a backup every 6 h" is part of a story and stays in it.
 */
export function createSummed(vocabulary: Vocabulary, lexicon: Lexicon): (reading: Reading, within?: Intent) => Reading {
  const of = (intent: Intent | undefined): readonly Figure[] | undefined =>
    intent === undefined ? undefined : vocabulary.figures.get(intent);

  return (reading, within) => {
    const here = of(within);
    if (here !== undefined) {
      const changed = withFigures(reading, here, lexicon, { from: 0, within: true });
      // "with 100 a pod": a change; "scale 10x with 100 a pod" is asked anew, below.
      if (changed !== reading && !changed.spans.some(isCommand)) return changed;
    }
    const head = headOf(reading);
    const named = of(head?.id);
    if (head !== undefined && named !== undefined)
      return withFigures(reading, named, lexicon, { from: head.to, within: false });
    // Without a number nothing implies a sum.
    if (head !== undefined || (reading.quantities.length === 0 && Object.keys(reading.keyed).length === 0))
      return reading;
    const choice = chooseIntent(reading, lexicon);
    const implied = choice.kind === 'intent' ? of(choice.intent) : undefined;
    return implied === undefined ? reading : withFigures(reading, implied, lexicon, { from: 0, within: false });
  };
}

/** The command a text begins with, past a name and small words. */
function headOf(reading: Reading): CommandSpan | undefined {
  const head = reading.spans.filter(isCommand).find((span) => !span.negated);
  return head !== undefined && unknownTokens(reading, 0, head.from).length <= 1 ? head : undefined;
}

/** In a thread the numbers stay, as far as the new answer knows them: what was measured of one system is not another's. */
export function keepFigures(previous: Inquiry, understood: Understood, { figures }: Vocabulary): Understood {
  if (understood.kind === 'problem' || isAnother(previous, understood.inquiry.params)) return understood;
  const { inquiry } = understood;
  const names = new Set((figures.get(inquiry.intent) ?? []).flatMap(({ id }) => [id, `${id}_of`]));
  const kept = Object.entries(previous.figures).filter(([name]) => names.has(name));
  return { kind: 'inquiry', inquiry: { ...inquiry, figures: { ...Object.fromEntries(kept), ...inquiry.figures } } };
}

export const isAnother = ({ params: { system } }: Inquiry, params: Params): boolean =>
  system !== undefined && params.system !== system;
