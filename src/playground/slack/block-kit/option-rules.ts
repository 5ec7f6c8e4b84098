import { isObject, objectsIn, type JsonObject } from '../json-object.ts';
import { list, oneOf, shape, string, url, type Report, type Rule } from './rule.ts';
import { plainText, textObject } from './text-rules.ts';

/** One choice. `formatted` choices (checkboxes, radio buttons) may use mrkdwn; only an overflow menu may link. */
export const option = ({ formatted = false, linked = false } = {}): Rule =>
  shape({
    required: { text: formatted ? textObject(75) : plainText(75), value: string({ max: 75 }) },
    optional: {
      description: formatted ? textObject(75) : plainText(75),
      ...(linked ? { url: url() } : {}),
    },
  });

export const optionGroup = shape({
  required: { label: plainText(75), options: list(option(), { min: 1, max: 100 }) },
});

export const confirm = shape({
  required: { text: textObject(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
});

/** All choices an element offers, whether listed or grouped. */
export const offeredOptions = (element: JsonObject): JsonObject[] => [
  ...objectsIn(element['options']),
  ...objectsIn(element['option_groups']).flatMap((group) => objectsIn(group['options'])),
];

/** What is chosen at first must be among what is offered. */
export const initialIsOffered = (element: JsonObject, at: string, report: Report): void => {
  const offered = offeredOptions(element).map((one) => one['value']);
  const initial = [element['initial_option'], ...objectsIn(element['initial_options'])].filter(isObject);
  for (const one of initial) {
    if (!offered.includes(one['value'])) report(at, 'initial option must be one of the options');
  }
};

export const optionsXorGroups = (element: JsonObject, at: string, report: Report): void => {
  const given = ['options', 'option_groups'].filter((key) => element[key] !== undefined);
  if (given.length === 0) report(at, 'missing required field: options');
  if (given.length === 2) report(at, 'only one of options and option_groups is allowed');
  initialIsOffered(element, at, report);
};
