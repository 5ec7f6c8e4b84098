import { type VNode } from 'preact';
import { isObject, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { Icon } from '../icon.tsx';
import { type Slot } from './slot.ts';
import { keyOf, useSurface } from './surface.ts';

const Pressable = ({
  slot: { block, element },
  label,
  name,
  value,
  icon = false,
}: {
  slot: Slot;
  label: string;
  name?: string | undefined;
  value?: string;
  /** The one icon there is: a bin. */
  icon?: boolean;
}): VNode => {
  const { use, waiting } = useSurface();
  const url = stringOf(element['url']);
  const isWaiting = waiting === keyOf(block, element);
  const press = (): void => {
    if (isWaiting) return;
    if (url !== '') window.open(url, '_blank', 'noreferrer');
    use(block, element, value);
  };
  return (
    <button
      type="button"
      class={`button ${stringOf(element['style'])}`.trim()}
      aria-label={name}
      aria-busy={isWaiting}
      // Not disabled: that would take the focus away, and a form that opens could not give it back.
      aria-disabled={isWaiting}
      onClick={press}
    >
      {icon && <Icon name="trash" />}
      {label}
      {url !== '' && <span aria-hidden="true"> ↗</span>}
    </button>
  );
};

export const ButtonElement = (slot: Slot): VNode => {
  const { element } = slot;
  const label = wordsOf(element['text']);
  const name = stringOf(element['accessibility_label']) || undefined;
  return <Pressable slot={slot} label={label} name={name} icon={element['type'] === 'icon_button'} />;
};

const feedbackOf = (element: JsonObject): JsonObject[] =>
  [element['positive_button'], element['negative_button']].filter(isObject);

export const FeedbackButtons = (slot: Slot): VNode => (
  <span class="feedback">
    {feedbackOf(slot.element).map((one) => (
      <Pressable
        key={stringOf(one['value'])}
        slot={slot}
        label={wordsOf(one['text'])}
        name={stringOf(one['accessibility_label']) || undefined}
        value={stringOf(one['value'])}
      />
    ))}
  </span>
);
