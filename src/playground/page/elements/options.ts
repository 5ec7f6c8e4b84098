import { objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { type Directory } from '../directory.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

export interface OptionGroup {
  /** Empty when the options stand in no group. */
  readonly label: string;
  readonly options: readonly Option[];
}

const optionsIn = (value: unknown): Option[] =>
  objectsIn(value).map((one) => ({
    value: stringOf(one['value']),
    label: wordsOf(one['text']),
    description: wordsOf(one['description']),
  }));

const of = (things: readonly { id: string; name: string }[], mark: string): Option[] =>
  things.map(({ id, name }) => ({ value: id, label: `${mark}${name}`, description: '' }));

/** What can be chosen: what the bot listed, or the people and channels there are. */
export const optionGroups = (element: JsonObject, { people, channels }: Directory): OptionGroup[] => {
  const type = stringOf(element['type']).replace(/^multi_/, '');
  const listed = (options: Option[]): OptionGroup[] => [{ label: '', options }];
  if (type === 'users_select') return listed(of(people, '@'));
  if (type === 'channels_select') return listed(of(channels, '#'));
  if (type === 'conversations_select') return listed([...of(channels, '#'), ...of(people, '@')]);
  if (type === 'external_select') return listed(optionsIn([element['initial_option']]));
  const groups = objectsIn(element['option_groups']);
  return groups.length === 0
    ? listed(optionsIn(element['options']))
    : groups.map((group) => ({ label: wordsOf(group['label']), options: optionsIn(group['options']) }));
};
