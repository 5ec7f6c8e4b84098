import { filesFor, hasFiles } from '../../artifacts/files-for.ts';
import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { toNote, toTextFiles } from '../../render/slack/to-files.ts';
import type { Attached } from '../delivery/deliver.ts';

/** The files that go with an answer, and what to say of them. */
export function filesOfAnswer(consultant: Consultant, blueprint: Blueprint): Attached {
  const system = consultant.system(blueprint.inquiry);
  const made = filesFor(blueprint, system, consultant.language(blueprint.inquiry));
  return {
    note: toNote(consultant.filesNote({ ...made, system: system.name })),
    uploads: made.files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
    asText: (paths) =>
      toTextFiles(
        consultant.filesElsewhere('as-text'),
        made.files.filter(({ path }) => paths.includes(path)),
      ),
  };
}

const filesButton = 'files';

/** The button for files is there where the persona says so, and there are some. */
export function withTrueFilesButton(consultant: Consultant, blueprint: Blueprint): Blueprint {
  const { followUps, inquiry } = blueprint;
  if (!followUps.some(({ id }) => id === filesButton)) return blueprint;
  if (hasFiles(blueprint, consultant.system(inquiry), consultant.language(inquiry))) return blueprint;
  return { ...blueprint, followUps: followUps.filter(({ id }) => id !== filesButton) };
}
