import { type VNode } from 'preact';
import { stringOf, type JsonObject } from '../../slack/json-object.ts';
import { TextObject, wordsOf } from '../blocks/text.tsx';
import { Dialog } from '../dialog.tsx';

/** Asks before something is done, in the bot's words. */
export const ConfirmDialog = ({
  confirm,
  answer,
}: {
  confirm: JsonObject;
  answer: (isYes: boolean) => void;
}): VNode => (
  <Dialog label={wordsOf(confirm['title']) || 'Are you sure?'} size="small" close={() => answer(false)}>
    <div class="modal-body">
      <TextObject value={confirm['text']} />
    </div>
    <div class="modal-foot">
      <button type="button" class="button" onClick={() => answer(false)}>
        {wordsOf(confirm['deny']) || 'Cancel'}
      </button>
      <button type="button" class={`button ${stringOf(confirm['style']) || 'primary'}`} onClick={() => answer(true)}>
        {wordsOf(confirm['confirm']) || 'Yes'}
      </button>
    </div>
  </Dialog>
);
