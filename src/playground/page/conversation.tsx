import { type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { AgainPanel } from './again-panel.tsx';
import { Composer } from './composer.tsx';
import { HomeTab } from './home-tab.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { usePlayground } from './playground.ts';
import { Prompts } from './prompts.tsx';
import { ScheduledList } from './scheduled-list.tsx';
import { Tabs } from './tabs.tsx';
import { WorkingLine } from './working-line.tsx';

const NotHere = (): VNode => {
  const { snapshot, perform } = usePlayground();
  const [command] = snapshot.app.commands;
  return (
    <p class="notice">
      {snapshot.app.name} is not in this channel: it hears nothing here
      {command === undefined ? '' : `, though ${command.command} works`}.{' '}
      <button type="button" class="link" onClick={() => void perform({ do: 'invite', in: snapshot.open.id })}>
        Add it to the channel
      </button>
    </p>
  );
};

/** A channel, or a direct conversation: what was said, and where one says something. */
export const Conversation = ({ openMenu }: { openMenu: () => void }): VNode => {
  const { snapshot, place, go, perform } = usePlayground();
  const { open, conversations, app, home, me } = snapshot;
  const conversation = conversations.find(({ id }) => id === open.id);
  const isDirect = conversation?.kind === 'im';
  const name = isDirect ? conversation.name : `#${conversation?.name ?? ''}`;
  const tab = isDirect && app.homeTab && place.tab === 'home' ? 'home' : 'messages';
  useEffect(() => {
    if (isDirect) void perform({ do: 'openHome', tab });
  }, [isDirect, tab, me]);
  return (
    <main class="conversation" aria-label={name}>
      <header class="pane-head">
        <button type="button" class="icon-button only-narrow" aria-label="Conversations" onClick={openMenu}>
          <Icon name="menu" />
        </button>
        <h1>{name}</h1>
        {!isDirect && <p class="topic quiet">{conversation?.topic}</p>}
        {isDirect && app.homeTab && (
          <Tabs
            label={`Parts of ${app.name}`}
            tabs={[
              { id: 'home', name: 'Home' },
              { id: 'messages', name: 'Messages' },
            ]}
            chosen={tab}
            choose={(to) => go({ tab: to, thread: undefined })}
          />
        )}
      </header>
      {tab === 'home' ? (
        home === undefined ? (
          <p class="empty" role="status">
            The Home is on its way.
          </p>
        ) : (
          <HomeTab key={`${me} ${home.id}`} view={home} />
        )
      ) : (
        <>
          <MessageList key={`${me} ${open.id}`} label={`Messages in ${name}`} messages={open.messages}>
            {open.messages.length === 0 && !isDirect && <p class="empty">Nothing has been said here yet.</p>}
            {isDirect && open.messages.length === 0 && <Prompts />}
          </MessageList>
          {open.again !== undefined && <AgainPanel again={open.again} />}
          <ScheduledList scheduled={open.scheduled} />
          {conversation?.hasBot === false && <NotHere />}
          <WorkingLine working={open.working} />
          <Composer key={`${me} ${open.id}`} label={`Message ${name}`} focusOnLoad={place.thread === undefined} />
        </>
      )}
    </main>
  );
};
