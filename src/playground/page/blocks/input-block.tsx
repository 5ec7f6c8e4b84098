import { type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { isObject, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { Element } from '../elements/element.tsx';
import { useSurface } from '../elements/surface.ts';
import { wordsOf } from './text.tsx';

const GROUPS = ['checkboxes', 'radio_buttons'];

/** A labelled input of a form, with its hint, and what is wrong with it below. */
export const InputBlock = ({ block }: { block: JsonObject }): VNode => {
  const id = useId();
  const { errors } = useSurface();
  const name = stringOf(block['block_id']);
  const error = errors[name];
  const element = isObject(block['element']) ? block['element'] : {};
  const isOptional = block['optional'] === true;
  const label = (
    <>
      {wordsOf(block['label'])} {isOptional && <span class="quiet">(optional)</span>}
    </>
  );
  const isGroup = GROUPS.includes(stringOf(element['type']));
  const field = {
    id,
    describedBy: `${id}-hint ${id}-error`,
    invalid: error !== undefined,
    required: !isOptional,
    dispatches: block['dispatch_action'] === true,
  };
  return (
    <div class={error === undefined ? 'field' : 'field has-error'} data-block={name}>
      {isGroup ? (
        <p class="label" id={`${id}-label`}>
          {label}
        </p>
      ) : (
        <label class="label" for={id}>
          {label}
        </label>
      )}
      <Element element={element} block={name} field={field} />
      <p class="field-error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <p class="hint" id={`${id}-hint`}>
        {wordsOf(block['hint'])}
      </p>
    </div>
  );
};
