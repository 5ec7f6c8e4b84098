import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { groups } from '../../consult/systems/system-fields.ts';
import type { SystemForm, SystemFormField } from '../../consult/systems/system-form.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { enteredState } from '../entered-state.ts';
import { jsonText } from '../json-text.ts';
import { systemFormId } from '../surface.ts';

/** What a form must still know when it is sent: where it was opened, and what it was made from. */
const about = z.object({
  v: z.literal(1),
  channel: z.string(),
  of: z.object({ id: z.string(), revision: z.number() }).exactOptional(),
  groups: z.array(z.enum(groups)),
});

export type AboutForm = Readonly<z.output<typeof about>>;

const elementOf = (field: SystemFormField): InputBlock['element'] => {
  const id = { action_id: `system:${field.id}` };
  if (!('options' in field)) {
    const most = field.kind === 'lines' ? limits.modal.lines : limits.modal.longLine;
    const value = field.value === '' ? {} : { initial_value: cut(field.value, most) };
    return { type: 'plain_text_input', ...id, multiline: field.kind === 'lines', max_length: most, ...value };
  }
  const option = ({ id: value, name }: { readonly id: string; readonly name: string }): PlainTextOption => ({
    text: plain(name, limits.modal.option),
    value,
  });
  const isChosen = ({ id: one }: { readonly id: string }): boolean => field.chosen.includes(one);
  const chosen = field.options.filter(isChosen).map(option);
  // What is chosen must be among them. One of several, because a single choice cannot be taken back in Slack.
  const options = [...chosen, ...field.options.filter((one) => !isChosen(one)).map(option)];
  return {
    type: 'multi_static_select',
    ...id,
    options: options.slice(0, limits.modal.options),
    ...(field.kind === 'one' && { max_selected_items: 1 }),
    ...(chosen.length > 0 && { initial_options: chosen.slice(0, field.kind === 'one' ? 1 : limits.modal.options) }),
  };
};

const inputOf = (field: SystemFormField): InputBlock => ({
  type: 'input',
  block_id: field.id,
  optional: !field.required,
  label: plain(field.label, limits.modal.label),
  ...(field.hint !== undefined && { hint: plain(field.hint, limits.modal.label) }),
  ...('decides' in field && field.decides && { dispatch_action: true }),
  element: elementOf(field),
});

const moreOf = ({ more }: SystemForm): ActionsBlock[] =>
  more.length === 0
    ? []
    : [
        {
          type: 'actions',
          block_id: 'more',
          elements: more.map(({ id, label }) => ({
            type: 'button',
            action_id: `system-more:${id}`,
            text: plain(label, limits.button.label),
            value: id,
          })),
        },
      ];

const isThere = (field: SystemFormField): boolean => !('options' in field) || field.options.length > 0;

export const systemModal = (form: SystemForm, where: AboutForm): ModalView => {
  const blocks: KnownBlock[] = [
    { type: 'section', text: plain(form.about, limits.context) },
    ...form.fields.filter(isThere).map(inputOf),
  ];
  return {
    type: 'modal',
    callback_id: systemFormId,
    private_metadata: JSON.stringify(where),
    title: plain(form.title, limits.modal.title),
    submit: plain(form.submit, limits.modal.title),
    close: plain(form.close, limits.modal.title),
    blocks: [...blocks.slice(0, limits.modal.blocks - 1), ...moreOf(form)],
  };
};

/** What stands in the form, by field, and what the form is about. */
export const openForm = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: jsonText.pipe(about),
  state: enteredState,
});

export type OpenForm = z.output<typeof openForm>;
