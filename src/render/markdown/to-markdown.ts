import type { Blueprint, Caution, Section } from '../../consult/blueprint.ts';
import { isEmpty } from '../plain/inline.ts';
import { cautionRemarks, gapsText, provenance, sourceTexts, subjectText } from '../plain/phrases.ts';
import type { Chunk } from './blocks.ts';
import { listChunk, paragraphs } from './blocks.ts';
import { draw } from './draw.ts';
import { inline, say } from './inline.ts';

/** A GitHub alert, which other renderers show as a quotation. */
const alert = (cautions: readonly Caution[]): Chunk[] => {
  const quoted = cautions.map((each) => {
    const lines = [each.text, ...cautionRemarks(each)].map((text) => inline(text)).filter((line) => line !== '');
    return lines.map((line, at) => `> ${line}${at < lines.length - 1 ? '\\' : ''}`).join('\n');
  });
  return quoted.length === 0 ? [] : [['> [!CAUTION]', quoted.join('\n>\n')].join('\n')];
};

const section = (each: Section): Chunk[] => {
  const title = inline(each.title);
  return [...(title === '' ? [] : [`## ${title}`]), ...draw(each)];
};

/** An answer as a file: for a repository, a canvas, a wiki. */
export const toMarkdown = (blueprint: Blueprint): string => {
  const title = isEmpty(blueprint.title) ? 'Answer' : inline(blueprint.title);
  const files = blueprint.trace.files.length;
  const sources = sourceTexts(blueprint);
  const chunks = [
    `# ${title}`,
    ...listChunk(blueprint.subject.map(subjectText), false),
    ...paragraphs(blueprint.lead),
    ...alert(blueprint.cautions),
    ...blueprint.sections.flatMap(section),
    ...(blueprint.gaps.length === 0 ? [] : paragraphs([gapsText(blueprint.gaps, '')])),
    ...(sources.length === 0 ? [] : ['## Sources', ...listChunk(sources, false)]),
    '---',
    say(provenance(blueprint, files)),
  ];
  return `${chunks.join('\n\n')}\n`;
};
