import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Entry } from '../../consult/incidents/incident.ts';
import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { jsonText } from '../json-text.ts';
import { incidentForms } from '../surface.ts';

/** Which incident, and its channel. */
const about = z.object({ v: z.literal(1), incident: z.string(), channel: z.string() });

export type IncidentPlace = Omit<z.output<typeof about>, 'v'>;

interface Field {
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly initial?: string;
}

const written = ({ id, label, optional = false, initial }: Field): InputBlock => ({
  type: 'input',
  block_id: id,
  optional,
  label: plain(label, limits.modal.label),
  element: {
    type: 'plain_text_input',
    action_id: id,
    multiline: true,
    max_length: limits.text,
    ...(initial !== undefined && initial !== '' && { initial_value: cut(initial, limits.text) }),
  },
});

function modal(
  form: keyof typeof incidentForms,
  blocks: InputBlock[],
  place: IncidentPlace,
  words: IncidentWords,
): ModalView {
  return {
    type: 'modal',
    callback_id: incidentForms[form],
    private_metadata: JSON.stringify({ v: 1, ...place }),
    title: plain(words.label(`form-${form}`), limits.modal.title),
    submit: plain(words.label(form === 'update' ? 'form-tell' : 'form-submit'), limits.modal.title),
    close: plain(words.label('form-close'), limits.modal.title),
    blocks,
  };
}

export const noteForm = (place: IncidentPlace, words: IncidentWords): ModalView =>
  modal('note', [written({ id: 'text', label: words.label('form-note-text') })], place, words);

/** What was said last is still true, most of the time: it is a draft. */
export function updateForm(place: IncidentPlace, state: IncidentState, words: IncidentWords): ModalView {
  const last = state.timeline.findLast(({ entry }) => entry.kind === 'update')?.entry;
  const before = last?.kind === 'update' ? last : undefined;
  const topic = words.label(`status-${state.status}`);
  const { means } = words.severity(state.severity);
  const condition = before?.condition ?? words.label('draft-condition', { topic, words: means });
  const step = state.timeline.findLast(({ entry }) => entry.kind === 'step')?.entry;
  const actions = before?.actions ?? (step?.kind === 'step' ? words.label('draft-actions', { words: step.plan }) : '');
  return modal(
    'update',
    [
      written({ id: 'condition', label: words.label('form-update-condition'), initial: condition }),
      written({ id: 'actions', label: words.label('form-update-actions'), optional: true, initial: actions }),
      written({ id: 'needs', label: words.label('form-update-needs'), optional: true, initial: before?.needs ?? '' }),
    ],
    place,
    words,
  );
}

export const actionForm = (place: IncidentPlace, words: IncidentWords): ModalView =>
  modal(
    'action',
    [
      written({ id: 'what', label: words.label('form-action-what') }),
      {
        type: 'input',
        block_id: 'owner',
        optional: true,
        label: plain(words.label('form-action-owner'), limits.modal.label),
        element: { type: 'users_select', action_id: 'owner' },
      },
      {
        type: 'input',
        block_id: 'due',
        optional: true,
        label: plain(words.label('form-action-due'), limits.modal.label),
        element: { type: 'datepicker', action_id: 'due' },
      },
    ],
    place,
    words,
  );

const entered = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ value: z.string().nullish(), selected_user: z.string().nullish(), selected_date: z.string().nullish() }),
  ),
);

/** What was entered, by field. */
export const submittedForm = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: jsonText.pipe(about),
  state: z
    .object({ values: entered })
    .transform(({ values }): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, fields]) =>
          Object.values(fields).map((one) => [
            name,
            (one.value ?? one.selected_user ?? one.selected_date ?? '').trim(),
          ]),
        ),
      ),
    ),
});

/** What is to be written down because of a form. */
export function entryOf(form: keyof typeof incidentForms, fields: Readonly<Record<string, string>>): Entry {
  const { text = '', condition = '', actions = '', needs = '', what = '', owner = '', due = '' } = fields;
  switch (form) {
    case 'note':
      return { kind: 'noted', text };
    case 'update':
      return { kind: 'update', condition, actions, needs };
    case 'action':
      return { kind: 'action', what, ...(owner !== '' && { owner }), ...(due !== '' && { due }) };
  }
}
