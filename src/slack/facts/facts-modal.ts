import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { FactsField, FactsForm } from '../../consult/thread/facts-form.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { enteredState } from '../entered-state.ts';
import { jsonText } from '../json-text.ts';
import { factsFormId } from '../surface.ts';

/** Where the answer is that the form belongs to. */
const place = z
  .object({ v: z.literal(1).exactOptional(), channel: z.string(), thread: z.string() })
  .transform(({ v: _v, ...where }) => where);

export type FactsPlace = Readonly<z.output<typeof place>>;

const elementOf = (field: FactsField): InputBlock['element'] => {
  const id = { action_id: `fact:${field.id}` };
  if (field.kind === 'line') {
    const value = field.value === '' ? {} : { initial_value: cut(field.value, limits.modal.line) };
    return { type: 'plain_text_input', ...id, max_length: limits.modal.line, ...value };
  }
  const option = ({ id: value, name }: { readonly id: string; readonly name: string }): PlainTextOption => ({
    text: plain(name, limits.modal.option),
    value,
  });
  const isChosen = ({ id: one }: { readonly id: string }): boolean => field.chosen.includes(one);
  // Slack takes so many and no more; what is true already must be among them.
  const chosen = field.options.filter(isChosen).map(option);
  const others = field.options.filter((one) => !isChosen(one)).map(option);
  const options = [...chosen, ...others].slice(0, limits.modal.options);
  return {
    type: 'multi_static_select',
    ...id,
    options,
    ...(chosen.length > 0 && { initial_options: chosen.slice(0, limits.modal.options) }),
  };
};

/** Slack refuses a choice of nothing. */
const canBeFilled = (field: FactsField): boolean => field.kind === 'line' || field.options.length > 0;

export const factsModal = (form: FactsForm, where: FactsPlace): ModalView => ({
  type: 'modal',
  callback_id: factsFormId,
  private_metadata: JSON.stringify({ v: 1, ...where }),
  title: plain(form.title, limits.modal.title),
  submit: plain(form.submit, limits.modal.title),
  close: plain(form.close, limits.modal.title),
  blocks: [
    { type: 'section', text: plain(form.about, limits.context) },
    ...form.fields.filter(canBeFilled).map((field): InputBlock => ({
      type: 'input',
      block_id: field.id,
      optional: true,
      label: plain(field.label, limits.modal.label),
      element: elementOf(field),
    })),
  ],
});

/** What somebody entered, by field, and where the answer is. */
export const submittedFacts = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: jsonText.pipe(place),
  state: enteredState,
});
