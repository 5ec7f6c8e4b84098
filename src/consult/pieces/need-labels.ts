import type { Gap } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { needsOf } from '../needs.ts';

/** What people call the values that the commands of this system need. */
export const needLabels = (desk: Desk): ReadonlyMap<string, Omit<Gap, 'name'>> =>
  new Map(
    [...needsOf(desk.system, desk.persona)].map(([name, need]) => [
      name,
      { label: [{ kind: 'text' as const, text: need.label }], example: need.example },
    ]),
  );
