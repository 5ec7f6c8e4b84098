import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { GapForm } from '../../consult/thread/gap-form.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { jsonText } from '../json-text.ts';
import { gapFormId } from '../surface.ts';

/** Where the answer is that lacks something: its thread, and its first message. */
const place = z.object({ v: z.literal(1), channel: z.string(), thread: z.string(), root: z.string() });

export type GapPlace = Readonly<z.output<typeof place>>;

export const gapModal = (form: GapForm, where: GapPlace): ModalView => ({
  type: 'modal',
  callback_id: gapFormId,
  private_metadata: JSON.stringify(where),
  title: plain(form.title, limits.modal.title),
  submit: plain(form.submit, limits.modal.title),
  close: plain(form.close, limits.modal.title),
  blocks: [
    { type: 'section', text: plain(form.about, limits.context) },
    ...form.fields.map(({ id, label, hint }, at): InputBlock => ({
      type: 'input',
      block_id: id,
      optional: true,
      label: plain(label, limits.modal.label),
      ...(hint !== undefined && { hint: plain(hint, limits.modal.label) }),
      element: {
        type: 'plain_text_input',
        action_id: `gap:${id}`,
        max_length: limits.modal.longLine,
        // The one that the button named.
        ...(at === 0 && { focus_on_load: true }),
      },
    })),
  ],
});

/** What was entered, by name, and where the answer is. */
export const submittedGaps = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: jsonText.pipe(place),
  state: z
    .object({ values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))) })
    .transform(({ values }): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, entries]) =>
          Object.values(entries).map(({ value }) => [name, value ?? ''] as const),
        ),
      ),
    ),
});
