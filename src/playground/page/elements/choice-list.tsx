import { type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { objectsIn, stringOf } from '../../slack/json-object.ts';
import { TextObject } from '../blocks/text.tsx';
import { entryList, entryText } from './entry-of.ts';
import { groupFacts, useSlot, type Slot } from './slot.ts';

/** Boxes to tick, or round ones of which one holds. */
export const ChoiceList = (slot: Slot): VNode => {
  const { entry, choose } = useSlot(slot);
  const group = useId();
  const isSeveral = slot.element['type'] === 'checkboxes';
  const chosen = isSeveral ? entryList(entry) : [entryText(entry)];
  const change = (value: string, isOn: boolean): void => {
    if (!isSeveral) choose(value);
    else choose(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  };
  return (
    <div class="choices" role={isSeveral ? 'group' : 'radiogroup'} {...groupFacts(slot)}>
      {objectsIn(slot.element['options']).map((option) => {
        const value = stringOf(option['value']);
        return (
          <label key={value} class="choice">
            <input
              type={isSeveral ? 'checkbox' : 'radio'}
              name={group}
              checked={chosen.includes(value)}
              onChange={(event) => change(value, event.currentTarget.checked)}
            />
            <span>
              <TextObject value={option['text']} />
              {option['description'] !== undefined && (
                <span class="quiet">
                  <TextObject value={option['description']} />
                </span>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
};
