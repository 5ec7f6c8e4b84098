import { z } from 'zod';

/**
 * What a button of a live run-sheet carries. A choice of a menu may hold 75 characters, so it is no JSON. Buttons stay on
 * screens: a new form gets a new number, and a recorded set is read in the tests.
 */
const form = /^1\|([^|]{1,48})\|(begun|done|failed|skipped|reopened|resumed|handed|closed)\|(\d{1,3})\|(\d{1,4})$/u;

export const runDeeds = ['begun', 'done', 'failed', 'skipped', 'reopened', 'resumed', 'handed', 'closed'] as const;

export interface RunValue {
  readonly run: string;
  readonly deed: (typeof runDeeds)[number];
  readonly step: number;
  /** The state of the step on which it was pressed. */
  readonly seen: number;
}

const deed = z.enum(runDeeds);

export const runText = z.string().transform((text, context): RunValue => {
  const [, run = '', name, step, seen] = form.exec(text) ?? [];
  const read = deed.safeParse(name);
  if (read.success) return { run, deed: read.data, step: Number(step), seen: Number(seen) };
  context.issues.push({ code: 'custom', input: text, message: 'a button of a run-sheet' });
  return z.NEVER;
});

export const writeRun = ({ run, deed: name, step, seen }: RunValue): string => `1|${run}|${name}|${step}|${seen}`;
