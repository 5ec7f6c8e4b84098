import { type ComponentChildren, type VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Message } from '../wire.ts';
import { tsMs } from './clock-text.ts';
import { MessageItem } from './message-item.tsx';
import { useFollowing } from './use-following.ts';

const TOGETHER_MS = 5 * 60_000;

const goesOn = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  before.onlyYou === message.onlyYou &&
  tsMs(message.ts) - tsMs(before.ts) < TOGETHER_MS;

/** The messages of a conversation or thread. The arrows move from one to the next; Tab goes into one. */
export const MessageList = ({
  messages,
  label,
  inThread = false,
  children,
}: {
  messages: readonly Message[];
  label: string;
  inThread?: boolean;
  children?: ComponentChildren;
}): VNode => {
  const pane = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const last = messages.at(-1);
  const { hasNew, showNew, onScroll } = useFollowing(pane, messages, inThread);
  const current = messages.find(({ ts }) => ts === focused)?.ts ?? last?.ts;
  const move = (event: KeyboardEvent): void => {
    const all = [...(pane.current?.querySelectorAll<HTMLElement>('article') ?? [])];
    const at = all.findIndex((one) => one === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    // Inside a message the keys belong to what is there.
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(to, all.length - 1))];
    setFocused(next?.dataset['ts']);
    next?.focus();
  };
  return (
    <div class="messages" role="log" aria-label={label} ref={pane} onKeyDown={move} onScroll={onScroll}>
      {messages.map((message, index) => (
        <MessageItem
          key={message.ts}
          message={message}
          isFirst={!goesOn(message, messages[index - 1])}
          tabIndex={message.ts === current ? 0 : -1}
          inThread={inThread}
        />
      ))}
      {children}
      {hasNew && (
        <button type="button" class="button primary new-messages" onClick={showNew}>
          New messages ↓
        </button>
      )}
    </div>
  );
};
