import { confirm, option, optionGroup, optionsXorGroups } from './option-rules.ts';
import { boolean, integer, list, oneOf, shape, string, type Rule } from './rule.ts';
import { plainText } from './text-rules.ts';

const common = {
  action_id: string({ max: 255 }),
  confirm,
  focus_on_load: boolean,
  placeholder: plainText(150),
};
const several = { max_selected_items: integer({ min: 1 }) };
const choices = {
  options: list(option(), { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};
const filter = shape({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
});
const external = { min_query_length: integer({ min: 0 }) };
const conversations = { default_to_current_conversation: boolean, filter };

/** Menus from which one thing is chosen. */
export const selectRules: Record<string, Rule> = {
  static_select: shape({ optional: { ...common, ...choices, initial_option: option() }, check: optionsXorGroups }),
  external_select: shape({ optional: { ...common, ...external, initial_option: option() } }),
  users_select: shape({ optional: { ...common, initial_user: string() } }),
  conversations_select: shape({
    optional: { ...common, ...conversations, initial_conversation: string(), response_url_enabled: boolean },
  }),
  channels_select: shape({ optional: { ...common, initial_channel: string(), response_url_enabled: boolean } }),
};

/** Menus from which several things are chosen. */
export const multiSelectRules: Record<string, Rule> = {
  multi_static_select: shape({
    optional: { ...common, ...several, ...choices, initial_options: list(option()) },
    check: optionsXorGroups,
  }),
  multi_external_select: shape({
    optional: { ...common, ...several, ...external, initial_options: list(option()) },
  }),
  multi_users_select: shape({ optional: { ...common, ...several, initial_users: list(string()) } }),
  multi_conversations_select: shape({
    optional: { ...common, ...several, ...conversations, initial_conversations: list(string()) },
  }),
  multi_channels_select: shape({ optional: { ...common, ...several, initial_channels: list(string()) } }),
};
