import { offeredOptions } from '../block-kit/option-rules.ts';
import { everyBlock, interactiveElements } from '../block-kit/interactive-elements.ts';
import { isObject, objectsIn, stringOf, type JsonObject } from '../json-object.ts';
import { type ViewState } from '../state/view-store.ts';

/** What a person enters or chooses: the text, the `value` of an option, an id, a date; several for a multi-select. */
export type Entry = string | number | readonly string[] | null;

const optionOf = (element: JsonObject, value: string): JsonObject => {
  const offered = offeredOptions(element);
  const option = offered.find((one) => one['value'] === value);
  const external = stringOf(element['type']).endsWith('external_select');
  if (option === undefined && external) return { text: { type: 'plain_text', text: value }, value };
  if (option === undefined) {
    throw new Error(`no option ${value}; there are: ${offered.map((one) => stringOf(one['value'])).join(', ')}`);
  }
  return option;
};

const listOf = (entry: Entry): string[] =>
  Array.isArray(entry) ? entry.map(String) : entry === null ? [] : [String(entry)];

const CHOSEN_ID: Record<string, string> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

/** How Slack reports an entry, by the kind of element. */
export const enteredValue = (element: JsonObject, entry: Entry): JsonObject => {
  const type = stringOf(element['type']);
  const idKey = CHOSEN_ID[type];
  if (idKey !== undefined) return { type, [idKey]: type.startsWith('multi_') ? listOf(entry) : entry };
  if (type === 'checkboxes' || type.startsWith('multi_')) {
    return { type, selected_options: listOf(entry).map((value) => optionOf(element, value)) };
  }
  if (['static_select', 'external_select', 'radio_buttons', 'overflow'].includes(type)) {
    return { type, selected_option: entry === null ? null : optionOf(element, String(entry)) };
  }
  if (type === 'rich_text_input') {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: String(entry) }] };
    return { type, rich_text_value: { type: 'rich_text', elements: [section] } };
  }
  if (type === 'file_input') return { type, files: listOf(entry).map((id) => ({ id })) };
  return { type, value: entry === null ? null : String(entry) };
};

const STATELESS = new Set(['button', 'overflow', 'workflow_button', 'feedback_buttons', 'icon_button']);

const entryOf = (value: unknown): Entry => {
  if (Array.isArray(value)) return value.map(stringOf);
  return typeof value === 'number' ? value : stringOf(value);
};

const initialValue = (element: JsonObject): JsonObject => {
  const valueOf = (option: unknown): string => stringOf(isObject(option) ? option['value'] : undefined);
  if (element['initial_option'] !== undefined) return enteredValue(element, valueOf(element['initial_option']));
  const several = objectsIn(element['initial_options']);
  if (several.length > 0) return enteredValue(element, several.map(valueOf));
  const key = Object.keys(element).find((one) => one.startsWith('initial_') && one !== 'initial_options');
  return enteredValue(element, key === undefined ? null : entryOf(element[key]));
};

/** The state of all inputs on a surface: what was entered, else what was there from the start. */
export const stateOf = (blocks: readonly JsonObject[], entered: ViewState): ViewState => {
  const state: ViewState = {};
  for (const { block } of everyBlock(blocks)) {
    const blockId = stringOf(block['block_id']);
    for (const element of interactiveElements(block)) {
      if (STATELESS.has(stringOf(element['type']))) continue;
      const actionId = stringOf(element['action_id']);
      (state[blockId] ??= {})[actionId] = entered[blockId]?.[actionId] ?? initialValue(element);
    }
  }
  return state;
};
