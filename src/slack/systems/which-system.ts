import type { Consultant, Hint } from '../../consult/consultant.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import { words } from '../../consult/words.ts';
import { written } from '../../consult/systems/written.ts';

/** "Which one?" with a button for each, that asks the same words about it. */
export function whichSystem(
  consultant: Pick<Consultant, 'note'>,
  records: readonly SystemRecord[],
  text: string,
  about: (name: string) => string = (name) => `${text.trim()} system=${name}`,
): Hint {
  const names = records.map(({ name }) => name);
  const note = consultant.note('which-system', { items: names.join(', '), suggestion: written(names[0] ?? '') });
  return {
    ...note,
    followUps: names.map((name) => ({
      id: `system-${systemId(name)}`,
      label: words(name),
      ask: about(written(name)),
    })),
  };
}
