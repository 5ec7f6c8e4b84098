import type { ChecklistSection } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import { checklistRemarks } from '../plain/phrases.ts';
import type { Chunk } from './blocks.ts';
import { inline } from './inline.ts';

/** Boxes that can be ticked where the file is shown. */
export const drawChecklist = ({ items }: ChecklistSection): Chunk[] => {
  const lines = items.flatMap((item) => [
    `- [ ] ${inline(strong(item.name))}${item.priority === undefined ? '' : ` · ${inline(item.priority)}`}`.trimEnd(),
    ...checklistRemarks(item).map((text) => `  - ${inline(text)}`.trimEnd()),
  ]);
  return lines.length === 0 ? [] : [lines.join('\n')];
};
