import { type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../wire.ts';
import { usePlayground } from './playground.ts';
import { mentionsAsIds, mentionsAsNames } from './typed-mentions.ts';

/** Changes a message of one's own where it stands: Enter saves, Escape leaves it as it was. */
export const MessageEditor = ({ message, done }: { message: Message; done: () => void }): VNode => {
  const { snapshot, perform } = usePlayground();
  const [text, setText] = useState(() => mentionsAsNames(message.text, snapshot));
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const save = async (): Promise<void> => {
    const changed = mentionsAsIds(text, snapshot);
    const { ok } = await perform({ do: 'edit', in: snapshot.open.id, ts: message.ts, text: changed });
    if (ok) done();
  };
  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={box}
        class="input"
        rows={3}
        aria-label="Change the message"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') done();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <button type="button" class="button" onClick={done}>
        Cancel
      </button>
      <button type="submit" class="button primary">
        Save
      </button>
    </form>
  );
};
