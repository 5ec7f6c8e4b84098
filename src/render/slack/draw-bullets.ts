import type { BulletsSection } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import type { Part } from './part.ts';
import { textParts } from './part.ts';
import { list, textLine } from './rich.ts';

export const drawBullets = ({ groups }: BulletsSection): readonly Part[] =>
  groups.flatMap(({ title, items }) =>
    textParts([...(title === undefined ? [] : [textLine(strong(title))]), ...list(items, false)]),
  );
