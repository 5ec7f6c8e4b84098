import { type VNode } from 'preact';
import { wordsOf } from '../blocks/text.tsx';
import { useDirectory } from '../directory.ts';
import { entryText } from './entry-of.ts';
import { optionGroups, type Option } from './options.ts';
import { fieldFacts, useSlot, type Slot } from './slot.ts';

const Options = ({ options }: { options: readonly Option[] }): VNode => (
  <>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
);

/** One of several. A menu of the browser: it works with a keyboard, a screen reader and a thumb. */
export const SelectElement = (slot: Slot): VNode => {
  const { entry, choose } = useSlot(slot);
  const groups = optionGroups(slot.element, useDirectory());
  const placeholder = wordsOf(slot.element['placeholder']) || 'Choose one';
  const name = slot.field === undefined ? { 'aria-label': placeholder } : {};
  return (
    <select
      class="select"
      {...fieldFacts(slot)}
      {...name}
      value={entryText(entry)}
      onChange={(event) => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      {/* In Slack, too, a single choice cannot be taken back. */}
      <option value="" disabled hidden>
        {placeholder}
      </option>
      {groups.map(({ label, options }) =>
        label === '' ? (
          <Options key="" options={options} />
        ) : (
          <optgroup key={label} label={label}>
            <Options options={options} />
          </optgroup>
        ),
      )}
    </select>
  );
};
