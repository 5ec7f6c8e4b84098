import type { BulletsSection } from '../../consult/blueprint.ts';
import { bulletLines } from './blocks.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, wrap } from './wrap.ts';

export const drawBullets = ({ groups }: BulletsSection, pen: Pen): string[] =>
  groups.flatMap(({ title, items }, at) => [
    ...(at > 0 ? [''] : []),
    ...(title === undefined ? [] : wrap(inInk(runs(title), 'head'), pen)),
    ...bulletLines(items, pen),
  ]);
