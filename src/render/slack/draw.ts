import type { Section } from '../../consult/blueprint.ts';
import { cut } from '../plain/cut.ts';
import { textWords } from '../plain/inline.ts';
import { planTime } from '../plain/phrases.ts';
import { blockParts } from './blocks.ts';
import { drawBullets } from './draw-bullets.ts';
import { drawChecklist } from './draw-checklist.ts';
import { drawCode } from './draw-code.ts';
import { drawFacts } from './draw-facts.ts';
import { drawMeter } from './draw-meter.ts';
import { drawOptions } from './draw-options.ts';
import { drawPanel } from './draw-panel.ts';
import { drawSteps } from './draw-steps.ts';
import { limits } from './limits.ts';
import type { Drawn, Part } from './part.ts';
import { textParts } from './part.ts';
import { textLine } from './rich.ts';
import { table } from './table.ts';

const parts = (section: Section): readonly Part[] => {
  switch (section.kind) {
    case 'facts':
      return drawFacts(section);
    case 'table':
      return [
        ...table(section.columns, section.rows),
        ...(section.note === undefined ? [] : textParts([textLine(section.note)])),
      ];
    case 'steps':
      return drawSteps(section);
    case 'bullets':
      return drawBullets(section);
    case 'prose':
      return blockParts(section.blocks);
    case 'meter':
      return drawMeter(section);
    case 'code':
      return drawCode(section);
    case 'options':
      return drawOptions(section);
    case 'checklist':
      return drawChecklist(section);
    case 'panel':
      return drawPanel(section);
  }
};

/** A section as parts, in the order in which they are read. */
export const draw = (section: Section): Drawn => {
  const beside = section.kind === 'steps' ? planTime(section) : undefined;
  const title = cut(textWords(section.title).trim(), limits.title);
  return { title, parts: parts(section), ...(beside === undefined ? {} : { beside }) };
};
