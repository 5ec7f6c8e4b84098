import { type VNode } from 'preact';
import { stringOf } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { entryText } from './entry-of.ts';
import { fieldFacts, useSlot, type Slot } from './slot.ts';

const TYPES: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

const MINUTE_MS = 60_000;

/** Slack keeps a moment in seconds; the browser's field holds local time as text. */
const localText = (seconds: number): string => {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
};

export const DateInput = (slot: Slot): VNode => {
  const { entry, choose } = useSlot(slot);
  const type = TYPES[stringOf(slot.element['type'])] ?? 'date';
  const isMoment = type === 'datetime-local';
  const change = (text: string): void => {
    if (text === '') choose(null);
    else choose(isMoment ? Math.trunc(new Date(text).getTime() / 1000) : text);
  };
  const name = slot.field === undefined ? { 'aria-label': wordsOf(slot.element['placeholder']) || type } : {};
  return (
    <input
      class="input short"
      type={type}
      {...fieldFacts(slot)}
      {...name}
      value={isMoment && typeof entry === 'number' ? localText(entry) : entryText(entry)}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
};
