import type { ChecklistSection } from '../../consult/blueprint.ts';
import { checklistRemarks } from '../plain/phrases.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, say, wrap, wrapText } from './wrap.ts';

export const drawChecklist = ({ items }: ChecklistSection, pen: Pen): string[] =>
  items.flatMap((item) => [
    ...wrap(
      [...inInk(runs(item.name), 'head'), ...(item.priority === undefined ? [] : [say(' · '), ...runs(item.priority)])],
      pen,
      '[ ] ',
    ),
    ...checklistRemarks(item).flatMap((text) => wrapText(text, pen, '    ')),
  ]);
