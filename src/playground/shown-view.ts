import { isObject, stringOf } from './slack/json-object.ts';
import { type StoredView } from './slack/state/view-store.ts';
import { type View } from './wire.ts';

const labelOf = (text: unknown): string | undefined => (isObject(text) ? stringOf(text['text']) : undefined);

/** A modal or home tab as the page draws it. */
export const shownView = ({ id, content, blocks, state, hash }: StoredView): View => ({
  id,
  callbackId: stringOf(content['callback_id']),
  title: labelOf(content['title']) ?? '',
  submit: labelOf(content['submit']),
  close: labelOf(content['close']),
  blocks,
  state,
  hash,
});
