import { confirm, option } from './option-rules.ts';
import { list, oneOf, shape, string, url, type Rule } from './rule.ts';
import { plainText } from './text-rules.ts';

const action_id = string({ max: 255 });
const accessibility_label = string({ max: 75 });
const value = string({ min: 0, max: 2000 });
const style = oneOf('primary', 'danger');

export const button = shape({
  required: { text: plainText(75) },
  optional: { action_id, value, url: url(), style, confirm, accessibility_label },
});

const workflow = shape({
  required: {
    trigger: shape({
      required: { url: url() },
      optional: { customizable_input_parameters: list(shape({ required: { name: string(), value: string() } })) },
    }),
  },
});

const feedback = shape({ required: { text: plainText(75), value }, optional: { accessibility_label } });

/** Things to press. */
export const buttonRules: Record<string, Rule> = {
  button,
  overflow: shape({
    required: { options: list(option({ linked: true }), { min: 1, max: 5 }) },
    optional: { action_id, confirm },
  }),
  workflow_button: shape({
    required: { text: plainText(75), action_id, workflow },
    optional: { style, confirm, accessibility_label },
  }),
};

/** The two elements that only a `context_actions` block takes. */
export const contextActionRules: Record<string, Rule> = {
  feedback_buttons: shape({
    required: { positive_button: feedback, negative_button: feedback },
    optional: { action_id },
  }),
  icon_button: shape({
    required: { icon: oneOf('trash'), text: plainText(75) },
    optional: { action_id, accessibility_label, value, confirm, visible_to_user_ids: list(string()) },
  }),
};
