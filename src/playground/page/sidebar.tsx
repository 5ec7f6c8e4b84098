import { type VNode } from 'preact';
import type { Conversation } from '../wire.ts';
import { Icon } from './icon.tsx';
import { usePlayground } from './playground.ts';

const Entry = ({
  conversation,
  isOpen,
  go,
}: {
  conversation: Conversation;
  isOpen: boolean;
  go: () => void;
}): VNode => {
  const { kind, name, unread, hasBot } = conversation;
  const icon = kind === 'public' ? 'hash' : kind === 'private' ? 'lock' : 'person';
  return (
    <li>
      <button
        type="button"
        class={unread > 0 ? 'entry unread' : 'entry'}
        aria-current={isOpen ? 'page' : undefined}
        onClick={go}
      >
        <Icon name={icon} />
        <span class="entry-name">{name}</span>
        {!hasBot && <span class="entry-note">no bot</span>}
        {unread > 0 && (
          <span class="badge" aria-label={`${unread} unread`}>
            {unread}
          </span>
        )}
      </button>
    </li>
  );
};

const moveFocus = (event: KeyboardEvent): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button.entry')];
  const at = all.findIndex((one) => one === document.activeElement);
  event.preventDefault();
  all[(at + step + all.length) % all.length]?.focus();
};

/** The workspace: its channels, and the direct conversations. */
export const Sidebar = ({ isOpen, close }: { isOpen: boolean; close: () => void }): VNode => {
  const { snapshot, go } = usePlayground();
  const { conversations, open, team } = snapshot;
  const isChannel = ({ kind }: Conversation): boolean => kind === 'public' || kind === 'private';
  const lists = [
    { title: 'Channels', entries: conversations.filter(isChannel) },
    { title: 'Direct messages', entries: conversations.filter((one) => !isChannel(one)) },
  ];
  return (
    <nav class={isOpen ? 'sidebar open' : 'sidebar'} aria-label="Conversations" onKeyDown={moveFocus}>
      <div class="pane-head">
        <p class="team">{team.name}</p>
        <button type="button" class="icon-button only-narrow" aria-label="Close the list" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {lists.map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {entries.map((conversation) => (
              <Entry
                key={conversation.id}
                conversation={conversation}
                isOpen={conversation.id === open.id}
                go={() => {
                  go({ in: conversation.id, thread: undefined, tab: undefined });
                  close();
                }}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
};
