import { confirm, initialIsOffered, option } from './option-rules.ts';
import { richText } from './rich-text-rules.ts';
import { boolean, integer, list, oneOf, shape, string, type Rule } from './rule.ts';
import { plainText } from './text-rules.ts';

const focusable = { action_id: string({ max: 255 }), focus_on_load: boolean };
const pickable = { ...focusable, confirm };
const placeholder = plainText(150);
const typed = {
  ...focusable,
  placeholder,
  initial_value: string({ min: 0 }),
  dispatch_action_config: shape({
    optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 }) },
  }),
};
const formatted = option({ formatted: true });
const upToTen = list(formatted, { min: 1, max: 10 });

/** Inputs that also work as buttons do, outside an `input` block. */
export const pickerRules: Record<string, Rule> = {
  checkboxes: shape({
    required: { options: upToTen },
    optional: { ...pickable, initial_options: list(formatted, { min: 1 }) },
    check: initialIsOffered,
  }),
  radio_buttons: shape({
    required: { options: upToTen },
    optional: { ...pickable, initial_option: formatted },
    check: initialIsOffered,
  }),
  datepicker: shape({
    optional: { ...pickable, placeholder, initial_date: string({ match: /^\d{4}-\d{2}-\d{2}$/ }) },
  }),
  timepicker: shape({
    optional: {
      ...pickable,
      placeholder,
      initial_time: string({ match: /^([01]\d|2[0-3]):[0-5]\d$/ }),
      timezone: string(),
    },
  }),
  datetimepicker: shape({
    optional: { ...pickable, initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
  }),
};

/** Inputs that only an `input` block takes. */
export const typedInputRules: Record<string, Rule> = {
  plain_text_input: shape({
    optional: {
      ...typed,
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
  }),
  email_text_input: shape({ optional: typed }),
  url_text_input: shape({ optional: typed }),
  number_input: shape({
    required: { is_decimal_allowed: boolean },
    optional: { ...typed, min_value: string(), max_value: string() },
  }),
  rich_text_input: shape({
    optional: {
      ...typed,
      initial_value: richText,
      min_lines: integer({ min: 1, max: 100 }),
      max_lines: integer({ min: 1, max: 100 }),
    },
  }),
  file_input: shape({
    optional: {
      action_id: string({ max: 255 }),
      filetypes: list(string()),
      max_files: integer({ min: 1, max: 10 }),
    },
  }),
};
