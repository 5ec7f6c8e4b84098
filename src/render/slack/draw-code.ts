import type { CodeSection } from '../../consult/blueprint.ts';
import { code } from './code.ts';
import type { Part } from './part.ts';
import { textParts } from './part.ts';
import { textLine } from './rich.ts';

export const drawCode = (section: CodeSection): readonly Part[] =>
  textParts([...code(section.code), ...(section.note === undefined ? [] : [textLine(section.note)])]);
