import { filesFor } from './artifacts/files-for.ts';
import type { Block, Blueprint } from './consult/blueprint.ts';
import type { Consultant } from './consult/consultant.ts';

/** Which files go with an answer and how to get them, for who asked for them and named no folder. */
export function tellFiles(consultant: Consultant, blueprint: Blueprint): readonly Block[] {
  const { inquiry } = blueprint;
  const system = consultant.system(inquiry);
  const made = filesFor(blueprint, system, consultant.language(inquiry));
  return [
    ...consultant.filesNote({ ...made, system: system.name }),
    ...(made.files.length > 0 ? consultant.filesElsewhere('terminal') : []),
  ];
}
