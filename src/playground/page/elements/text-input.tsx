import { type VNode } from 'preact';
import { isObject, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { entryText } from './entry-of.ts';
import { fieldFacts, useSlot, type Slot } from './slot.ts';

/** Which keys a phone offers: what is typed is judged by the bot, as in Slack. */
const KEYBOARDS: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const tellsEachKey = (element: JsonObject): boolean => {
  const config = isObject(element['dispatch_action_config']) ? element['dispatch_action_config'] : {};
  const on: unknown = config['trigger_actions_on'];
  return Array.isArray(on) && on.includes('on_character_entered');
};

/** Something to type: one line, several, a number, an address. */
export const TextInput = (slot: Slot): VNode => {
  const { element, field } = slot;
  const { entry, keep, tell } = useSlot(slot);
  const type = stringOf(element['type']);
  const dispatches = field?.dispatches === true;
  const change = (text: string): void => {
    const value = text === '' ? null : text;
    keep(value);
    if (dispatches && tellsEachKey(element)) tell(value);
  };
  const facts = {
    ...fieldFacts(slot),
    class: 'input',
    placeholder: wordsOf(element['placeholder']),
    value: entryText(entry),
    autoFocus: element['focus_on_load'] === true,
    maxLength: numberOf(element['max_length']),
    minLength: numberOf(element['min_length']),
  };
  if (element['multiline'] === true || type === 'rich_text_input') {
    return <textarea {...facts} rows={4} onInput={(event) => change(event.currentTarget.value)} />;
  }
  return (
    <input
      {...facts}
      type="text"
      inputMode={KEYBOARDS[type]}
      onInput={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !dispatches) return;
        event.preventDefault();
        tell(entry);
      }}
    />
  );
};
