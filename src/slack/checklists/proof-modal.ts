import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ProofForm } from '../../consult/checklists/checklists.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { jsonText } from '../json-text.ts';
import { proofFormId } from '../surface.ts';
import { tickText } from './tick-value.ts';

/** Where the box is that was pressed. */
const origin = z.object({ channel: z.string(), display: z.string(), responseUrl: z.string().exactOptional() });

export type TickOrigin = Readonly<z.output<typeof origin>>;

const carried = z.object({ tick: tickText, origin });

/** The one field of the form. */
export const proofField = 'proof';

/** What is asked before an item is ticked that takes proof. It carries what the button carried. */
export const proofModal = (form: ProofForm, tick: string, where: TickOrigin): ModalView => ({
  type: 'modal',
  callback_id: proofFormId,
  private_metadata: JSON.stringify({ tick, origin: where }),
  title: plain(form.title, limits.modal.title),
  submit: plain(form.submit, limits.modal.title),
  close: plain(form.close, limits.modal.title),
  blocks: [
    { type: 'section', text: plain(form.about, limits.context) },
    {
      type: 'input',
      block_id: proofField,
      label: plain(form.label, limits.modal.label),
      hint: plain(form.hint, limits.modal.label),
      element: {
        type: 'plain_text_input',
        action_id: proofField,
        multiline: true,
        max_length: limits.modal.proof,
        focus_on_load: true,
      },
    },
  ],
});

/** What somebody gave as proof, and of what. */
export const submittedProof = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: jsonText.pipe(carried),
  state: z
    .object({
      values: z.object({ [proofField]: z.object({ [proofField]: z.object({ value: z.string().nullable() }) }) }),
    })
    .transform(({ values }) => (values[proofField][proofField].value ?? '').trim()),
});
