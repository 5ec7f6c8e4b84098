import type { Entry } from '../../act.ts';
import { isObject, objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';

const valueOf = (option: unknown): string => stringOf(isObject(option) ? option['value'] : undefined);
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(stringOf) : []);
const plain = (value: unknown): Entry => (typeof value === 'string' || typeof value === 'number' ? value : null);

const SINGLE = ['user', 'channel', 'conversation', 'date', 'time', 'date_time'];

/** What was entered, as the page holds it, read from what Slack keeps of it. Undefined when nothing ever was. */
export const entryOfState = (kept: JsonObject | undefined): Entry | undefined => {
  if (kept === undefined) return undefined;
  if (isObject(kept['selected_option'])) return valueOf(kept['selected_option']);
  if (Array.isArray(kept['selected_options'])) return objectsIn(kept['selected_options']).map(valueOf);
  for (const name of SINGLE) {
    if (kept[`selected_${name}s`] !== undefined) return strings(kept[`selected_${name}s`]);
    if (kept[`selected_${name}`] !== undefined) return plain(kept[`selected_${name}`]);
  }
  return plain(kept['value']);
};

/** What stands in an element before anybody touched it. */
export const initialEntry = (element: JsonObject): Entry => {
  if (isObject(element['initial_option'])) return valueOf(element['initial_option']);
  if (Array.isArray(element['initial_options'])) return objectsIn(element['initial_options']).map(valueOf);
  for (const name of SINGLE) {
    if (element[`initial_${name}s`] !== undefined) return strings(element[`initial_${name}s`]);
    if (element[`initial_${name}`] !== undefined) return plain(element[`initial_${name}`]);
  }
  return plain(element['initial_value']);
};

export const entryText = (entry: Entry): string => (entry === null || Array.isArray(entry) ? '' : String(entry));
export const entryList = (entry: Entry): string[] => (Array.isArray(entry) ? entry : []);
