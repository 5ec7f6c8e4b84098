import type { Section } from '../../consult/blueprint.ts';
import { factText } from '../plain/phrases.ts';
import { blockLines, codeLines } from './blocks.ts';
import { drawBullets } from './draw-bullets.ts';
import { drawChecklist } from './draw-checklist.ts';
import { drawMeter } from './draw-meter.ts';
import { drawOptions } from './draw-options.ts';
import { drawPanel } from './draw-panel.ts';
import { drawSteps } from './draw-steps.ts';
import { table } from './table.ts';
import type { Pen } from './wrap.ts';
import { wrapText } from './wrap.ts';

/** Columns for prose and boxes: longer lines are harder to read. Tables may use all there are. */
const measure = 80;

export const prosePen = (pen: Pen): Pen => ({ ...pen, width: Math.min(pen.width, measure) });

const note = (section: { readonly note?: Parameters<typeof wrapText>[0] }, pen: Pen): string[] =>
  section.note === undefined ? [] : ['', ...wrapText(section.note, pen)];

export const draw = (section: Section, wide: Pen): string[] => {
  const pen = prosePen(wide);
  switch (section.kind) {
    case 'facts':
      return section.facts.flatMap((fact) => wrapText(factText(fact), pen, '', '  '));
    case 'table':
      return [...table(section.columns, section.rows, wide), ...note(section, pen)];
    case 'steps':
      return drawSteps(section, pen);
    case 'bullets':
      return drawBullets(section, pen);
    case 'prose':
      return blockLines(section.blocks, pen);
    case 'meter':
      return drawMeter(section, pen);
    case 'code':
      return [...codeLines(section.code, pen, ''), ...note(section, pen)];
    case 'options':
      return drawOptions(section, pen);
    case 'checklist':
      return drawChecklist(section, pen);
    case 'panel':
      return drawPanel(section, pen);
  }
};
