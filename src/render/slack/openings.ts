import type { Blueprint, Caution } from '../../consult/blueprint.ts';
import { isEmpty } from '../plain/inline.ts';
import { cautionRemarks } from '../plain/phrases.ts';
import type { Drawn, Part } from './part.ts';
import { textPart } from './part.ts';
import type { Quote } from './rich.ts';
import { bold, inline, joined, say, textLine } from './rich.ts';

const caution = (each: Caution): Part => {
  const lines = [each.text, ...cautionRemarks(each)].map((text) => inline(text));
  const quote: Quote = {
    type: 'rich_text_quote',
    elements: joined([
      ...bold([say('Caution: ')]),
      ...lines.flatMap((words, at) => (at === 0 ? words : [say('\n'), ...words])),
    ]),
  };
  return textPart([quote]);
};

/** What stands above every section: the decision, then what could go wrong with it. */
export const openings = ({ lead, cautions }: Blueprint): readonly Drawn[] => [
  {
    title: 'To know first',
    untitled: true,
    parts: lead.filter((text) => !isEmpty(text)).map((text) => ({ ...textPart([textLine(text)]), tight: false })),
  },
  { title: 'Cautions', untitled: true, parts: cautions.map(caution) },
];
