import { type VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../blocks/text.tsx';
import { useDirectory } from '../directory.ts';
import { useDismiss } from '../use-dismiss.ts';
import { entryList } from './entry-of.ts';
import { optionGroups, type Option } from './options.ts';
import { fieldFacts, useSlot, type Slot } from './slot.ts';

const FILTER_FROM = 8;

/** Several of several: what is chosen stands on the button, and opens a list to tick. */
export const MultiSelect = (slot: Slot): VNode => {
  const { entry, choose } = useSlot(slot);
  const [isOpen, setOpen] = useState(false);
  const [filter, setFilter] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const close = (): void => {
    setOpen(false);
    setFilter('');
    opener.current?.focus();
  };
  useDismiss(box, isOpen, close);
  useEffect(() => {
    if (isOpen) box.current?.querySelector('input')?.focus();
  }, [isOpen]);

  const chosen = entryList(entry);
  const { max_selected_items: most } = slot.element;
  const limit = typeof most === 'number' ? most : Number.POSITIVE_INFINITY;
  const groups = optionGroups(slot.element, useDirectory());
  const all = groups.flatMap(({ options }) => options);
  const fits = ({ label }: Option): boolean => label.toLowerCase().includes(filter.trim().toLowerCase());
  const toggle = (value: string): void => {
    const without = chosen.filter((one) => one !== value);
    const isOff = without.length < chosen.length;
    choose(isOff ? without : [...without, value].slice(-limit));
    if (limit === 1 && !isOff) close();
  };
  const labels = chosen.map((value) => all.find((one) => one.value === value)?.label ?? value);
  const placeholder = wordsOf(slot.element['placeholder']) || (limit === 1 ? 'Choose one' : 'Choose any');
  const { required: _, 'aria-invalid': isInvalid, ...facts } = fieldFacts(slot);
  return (
    <div class={isInvalid === true ? 'multi invalid' : 'multi'} ref={box}>
      <button
        type="button"
        class="multi-open"
        ref={opener}
        {...facts}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        {labels.length === 0 ? (
          <span class="placeholder">{placeholder}</span>
        ) : (
          labels.map((label) => (
            <span key={label} class="chip">
              {label}
            </span>
          ))
        )}
      </button>
      <div id={panel} class="multi-panel" role="group" aria-label={placeholder} hidden={!isOpen}>
        {all.length > FILTER_FROM && (
          <input
            type="search"
            aria-label="Filter the choices"
            placeholder="Filter"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        )}
        {groups.map(({ label, options }) => (
          <div key={label}>
            {label !== '' && <p class="group-label">{label}</p>}
            {options.filter(fits).map((option) => (
              <label key={option.value} class="choice">
                <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
                <span>{option.label}</span>
              </label>
            ))}
          </div>
        ))}
        {!all.some(fits) && <p class="quiet">Nothing fits.</p>}
      </div>
    </div>
  );
};
