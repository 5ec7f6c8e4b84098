import { type VNode } from 'preact';
import { stringOf } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { ButtonElement, FeedbackButtons } from './button-element.tsx';
import { ChoiceList } from './choice-list.tsx';
import { DateInput } from './date-input.tsx';
import { FileInput } from './file-input.tsx';
import { MultiSelect } from './multi-select.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { SelectElement } from './select-element.tsx';
import { type Slot } from './slot.ts';
import { TextInput } from './text-input.tsx';

/** Anything that can be pressed, chosen or typed into; pictures and words beside them. */
export const Element = (slot: Slot): VNode => {
  const { element } = slot;
  const type = stringOf(element['type']);
  if (type.startsWith('multi_')) return <MultiSelect {...slot} />;
  if (type.endsWith('_select')) return <SelectElement {...slot} />;
  switch (type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return <ButtonElement {...slot} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...slot} />;
    case 'overflow':
      return <OverflowMenu {...slot} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceList {...slot} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput {...slot} />;
    case 'file_input':
      return <FileInput {...slot} />;
    case 'image':
      return <img class="thumbnail" src={stringOf(element['image_url'])} alt={stringOf(element['alt_text'])} />;
    case 'plain_text':
    case 'mrkdwn':
      return <span>{wordsOf(element)}</span>;
    default:
      return <TextInput {...slot} />;
  }
};
