import type { Section } from '../../consult/blueprint.ts';
import { factText } from '../plain/phrases.ts';
import type { Chunk } from './blocks.ts';
import { blockChunks, codeChunk, listChunk, paragraphs, tableChunk } from './blocks.ts';
import { drawChecklist } from './draw-checklist.ts';
import { drawOptions } from './draw-options.ts';
import { drawPanel, meter } from './draw-panel.ts';
import { drawSteps } from './draw-steps.ts';

const note = (section: { readonly note?: Parameters<typeof paragraphs>[0][number] }): Chunk[] =>
  section.note === undefined ? [] : paragraphs([section.note]);

export const draw = (section: Section): Chunk[] => {
  switch (section.kind) {
    case 'facts':
      return listChunk(section.facts.map(factText), false);
    case 'table':
      return [...tableChunk(section.columns, section.rows), ...note(section)];
    case 'steps':
      return drawSteps(section);
    case 'bullets':
      return section.groups.flatMap(({ title, items }) => [
        ...(title === undefined ? [] : paragraphs([[...title, { kind: 'text', text: ':' }]])),
        ...listChunk(items, false),
      ]);
    case 'prose':
      return blockChunks(section.blocks);
    case 'meter':
      return [
        ...(section.meters.length === 0
          ? []
          : [section.meters.map((each) => `- ${meter(each.label, each.percent, each.note)}`).join('\n')]),
        ...note(section),
      ];
    case 'code':
      return [...codeChunk(section.code), ...note(section)];
    case 'options':
      return drawOptions(section);
    case 'checklist':
      return drawChecklist(section);
    case 'panel':
      return drawPanel(section);
  }
};
