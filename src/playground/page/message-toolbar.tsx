import { type VNode } from 'preact';
import type { Message } from '../wire.ts';
import { emojiOf, reactions } from './emoji.ts';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { usePlayground } from './playground.ts';

/** What can be done with a message: it shows under the pointer, and where the focus is. */
export const MessageToolbar = ({
  message,
  edit,
  openThread,
}: {
  message: Message;
  edit: () => void;
  openThread: (() => void) | undefined;
}): VNode | null => {
  const { snapshot, perform } = usePlayground();
  // Slack keeps no private message: nothing can be done with it.
  if (message.onlyYou) return null;
  const at = { in: snapshot.open.id, ts: message.ts };
  const react = (name: string): void => void perform({ do: 'react', ...at, name });
  const shortcuts = snapshot.app.shortcuts.filter(({ type }) => type === 'message');
  const isMine = message.author === snapshot.me;
  const more: MenuItem[] = [
    ...(openThread === undefined ? [] : [{ label: 'Reply in thread', choose: openThread }]),
    ...shortcuts.map(({ name, callbackId }) => ({
      label: name,
      detail: snapshot.app.name,
      choose: () => void perform({ do: 'messageShortcut', ...at, callbackId }),
    })),
    { label: message.pinned ? 'Unpin' : 'Pin', choose: () => void perform({ do: 'pin', ...at }) },
    ...(isMine ? [{ label: 'Edit', choose: edit }] : []),
    ...(isMine ? [{ label: 'Delete', choose: () => void perform({ do: 'delete', ...at }) }] : []),
  ];
  return (
    <div class="message-tools" role="group" aria-label="What to do with this message">
      {openThread !== undefined && (
        <button
          type="button"
          class="icon-button only-pointer"
          title="Reply in thread"
          aria-label="Reply in thread"
          onClick={openThread}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu
        label="React"
        face={<Icon name="smile" />}
        items={reactions.map((name) => ({ label: emojiOf(name), detail: name, choose: () => react(name) }))}
      />
      <Menu label="More: shortcuts, pin" face={<Icon name="more" />} items={more} />
    </div>
  );
};
