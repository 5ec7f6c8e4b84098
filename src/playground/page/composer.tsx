import { type VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AttachedFiles } from './attached-files.tsx';
import { completions, usageHint, type Suggestion } from './completion.ts';
import { drafts } from './drafts.ts';
import { Icon } from './icon.tsx';
import { usePlayground } from './playground.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { mentionsAsIds } from './typed-mentions.ts';
import { useAttachments } from './use-attachments.ts';

const MOST_PX = 220;

/** Where one types. Enter sends, Shift and Enter begins a line, Tab or Enter takes a completion. */
export const Composer = ({
  label,
  thread,
  focusOnLoad = false,
}: {
  label: string;
  thread?: string;
  focusOnLoad?: boolean;
}): VNode => {
  const { snapshot, perform, tell, go } = usePlayground();
  const isDirect = snapshot.conversations.some(({ id, kind }) => id === snapshot.open.id && kind === 'im');
  const draft = drafts.of(snapshot, thread);
  const [text, setText] = useState(draft.text);
  const [caret, setCaret] = useState(0);
  const [marked, setMarked] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const attachments = useAttachments();
  const list = useId();
  const hint = usageHint(text, snapshot);
  const suggestions = isHidden ? [] : completions(text, caret, snapshot);

  useEffect(() => {
    // On a phone the keyboard would cover half of what there is to read.
    if (focusOnLoad && !matchMedia('(hover: none)').matches) box.current?.focus();
  }, []);
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, MOST_PX)}px`;
  }, [text]);

  const change = (to: string, at = to.length): void => {
    setText(to);
    draft.keep(to);
    setCaret(at);
    setMarked(0);
    setHidden(false);
  };
  const take = (suggestion: Suggestion): void => {
    change(suggestion.text);
    box.current?.focus();
  };
  const send = async (): Promise<void> => {
    const typed = text.trim();
    const files = attachments.files.map(({ id }) => id);
    if (typed === '' && files.length === 0) return;
    const isCommand = typed.startsWith('/');
    if (isCommand && thread !== undefined) {
      tell('Slack takes no commands in threads. Mention the bot here, or type the command in the conversation.');
      return;
    }
    change('');
    attachments.clear();
    const where = { in: snapshot.open.id };
    const inThread = thread === undefined ? {} : { thread };
    const done = isCommand
      ? await perform({ do: 'command', ...where, text: typed })
      : await perform({
          do: 'say',
          ...where,
          ...inThread,
          text: mentionsAsIds(typed, snapshot),
          ...(files.length === 0 ? {} : { files }),
        });
    // The bot answers a direct message in its thread.
    if (done.ok && done.ts !== undefined && isDirect && thread === undefined) go({ thread: done.ts });
    // What could not be sent is not lost, unless something else was typed meanwhile.
    if (!done.ok && box.current?.value === '') change(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const suggestion = suggestions[marked];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (suggestion !== undefined && step !== undefined) {
      event.preventDefault();
      setMarked((marked + step + suggestions.length) % suggestions.length);
    } else if (suggestion !== undefined && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey))) {
      event.preventDefault();
      take(suggestion);
    } else if (suggestion !== undefined && event.key === 'Escape') {
      event.stopPropagation();
      setHidden(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SuggestionList id={list} suggestions={suggestions} marked={marked} take={take} />
      {hint !== undefined && suggestions.length === 0 && <p class="usage">{hint}</p>}
      <AttachedFiles attachments={attachments} />
      <div class="composer-row">
        <button
          type="button"
          class="icon-button"
          title="Add a file"
          aria-label="Add a file"
          onClick={() => picker.current?.click()}
        >
          <Icon name="plus" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => {
            void attachments.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={box}
          rows={1}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={list}
          aria-activedescendant={suggestions.length > 0 ? `${list}-${marked}` : undefined}
          placeholder={label}
          value={text}
          onInput={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="button primary send">
          Send
        </button>
      </div>
    </form>
  );
};
