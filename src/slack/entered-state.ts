import { z } from 'zod';
import type { Entered } from '../consult/thread/facts-form.ts';

const entry = z.union([
  z
    .object({ selected_options: z.array(z.object({ value: z.string() })) })
    .transform(({ selected_options: chosen }) => chosen.map(({ value }) => value)),
  z.object({ value: z.string().nullish() }).transform(({ value }) => value ?? ''),
]);

/** What stands in a form, by field: Slack puts each field's value into a block and an action. */
export const enteredState = z
  .object({ values: z.record(z.string(), z.record(z.string(), entry)) })
  .transform(({ values }): Entered =>
    Object.fromEntries(
      Object.entries(values).flatMap(([field, entries]) =>
        Object.values(entries).map((value) => [field, value] as const),
      ),
    ),
  );
