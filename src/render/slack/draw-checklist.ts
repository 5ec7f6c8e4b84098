import type { ChecklistSection, Text } from '../../consult/blueprint.ts';
import { checklistRemarks } from '../plain/phrases.ts';
import { strong } from '../plain/inline.ts';
import type { Part } from './part.ts';
import { textPart } from './part.ts';
import { inline, line, say, textLine } from './rich.ts';

const suffix = (priority: Text | undefined) => (priority === undefined ? [] : [say(' · '), ...inline(priority)]);

export const drawChecklist = (section: ChecklistSection): readonly Part[] =>
  section.items.map((item, at) =>
    textPart([
      line(say(`${at + 1}. `), ...inline(strong(item.name)), ...suffix(item.priority)),
      ...checklistRemarks(item).map(textLine),
    ]),
  );
