import { isObject, stringOf, type JsonObject } from '../json-object.ts';
import { buttonRules, contextActionRules } from './button-rules.ts';
import { cardRules } from './card-rules.ts';
import { image, imageElement, imageSource, oneImageSource } from './image-rules.ts';
import { pickerRules, typedInputRules } from './input-rules.ts';
import { richText, richTextBody } from './rich-text-rules.ts';
import { boolean, byType, httpsUrl, integer, list, oneOf, shape, string, type Report, type Rule } from './rule.ts';
import { multiSelectRules, selectRules } from './select-rules.ts';
import { tableRules } from './table-rules.ts';
import { plainText, textObject } from './text-rules.ts';

const block = (
  required: Record<string, Rule>,
  optional: Record<string, Rule> = {},
  check?: (value: JsonObject, at: string, report: Report) => void,
): Rule =>
  shape({
    required,
    optional: { block_id: string({ max: 255 }), ...optional },
    ...(check === undefined ? {} : { check }),
  });

const pressable = { ...buttonRules, ...pickerRules, ...selectRules };

/** A multi-select in an actions block is documented, but Slack's live service refuses it. */
const actionElement: Rule = (value, at, report) => {
  const multi = Object.keys(multiSelectRules).includes(stringOf(isObject(value) ? value['type'] : undefined));
  if (multi) report(`${at}/type`, 'unsupported element: multiselect');
  else byType(pressable, 'element')(value, at, report);
};

const simple: Record<string, Rule> = {
  actions: block({ elements: list(actionElement, { min: 1, max: 25 }) }),
  context: block({
    elements: list(byType({ image: imageElement, plain_text: textObject(), mrkdwn: textObject() }, 'element'), {
      min: 1,
      max: 10,
    }),
  }),
  divider: block({}),
  header: block({ text: plainText(150) }, { level: integer({ min: 1, max: 4 }) }),
  image: block({ alt_text: string({ max: 2000 }) }, { ...imageSource, title: plainText(2000) }, oneImageSource),
  input: block(
    {
      label: plainText(2000),
      element: byType({ ...pickerRules, ...selectRules, ...multiSelectRules, ...typedInputRules }, 'element'),
    },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    (input, at, report) => {
      const { element } = input;
      if (isObject(element) && element['type'] === 'file_input' && input['dispatch_action'] === true) {
        report(at, 'file_input cannot dispatch actions');
      }
    },
  ),
  rich_text: block(richTextBody),
  section: block(
    {},
    {
      text: textObject(3000),
      fields: list(textObject(2000), { min: 1, max: 10 }),
      accessory: byType({ ...pressable, ...multiSelectRules, image: imageElement }, 'element'),
      expand: boolean,
    },
    (section, at, report) => {
      if (section['text'] === undefined && section['fields'] === undefined) {
        report(at, 'missing required field: text or fields');
      }
    },
  ),
  table: tableRules.table,
  video: block(
    {
      alt_text: string(),
      title: plainText(199),
      thumbnail_url: httpsUrl(),
      video_url: httpsUrl(),
    },
    {
      title_url: httpsUrl(),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: httpsUrl(),
      description: plainText(),
    },
  ),
};

const container = block(
  { child_blocks: list(byType(simple, 'child block'), { min: 1, max: 10 }) },
  {
    title: plainText(150),
    rich_text_title: richText,
    subtitle: textObject(150),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: image,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  (value, at, report) => {
    if (value['title'] === undefined && value['rich_text_title'] === undefined) {
      report(at, 'missing required field: title');
    }
    if (value['default_collapsed'] === true && value['is_collapsible'] !== true) {
      report(at, 'default_collapsed needs is_collapsible');
    }
  },
);

/** One rule for each type of block an app may send. `file` is absent: it can only be read. */
export const blockRules: Record<string, Rule> = {
  ...simple,
  ...cardRules,
  ...tableRules,
  container,
  alert: block({ text: textObject(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  context_actions: block({ elements: list(byType(contextActionRules, 'element'), { min: 1, max: 5 }) }),
  markdown: block({ text: string({ max: 12_000 }) }),
};
