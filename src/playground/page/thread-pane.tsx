import { type VNode } from 'preact';
import type { Thread } from '../wire.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { usePlayground } from './playground.ts';
import { SidePane } from './side-pane.tsx';
import { WorkingLine } from './working-line.tsx';

/** A thread, beside its conversation. */
export const ThreadPane = ({ thread }: { thread: Thread }): VNode => {
  const { snapshot, go } = usePlayground();
  return (
    <SidePane title="Thread" close={() => go({ thread: undefined })}>
      <MessageList label="Messages of the thread" messages={thread.messages} inThread>
        {thread.messages.length === 0 && <p class="empty">This message is gone.</p>}
      </MessageList>
      <WorkingLine working={snapshot.open.working.filter((one) => one.thread === thread.ts)} />
      <Composer key={`${snapshot.me} ${snapshot.open.id} ${thread.ts}`} label="Reply" thread={thread.ts} focusOnLoad />
    </SidePane>
  );
};
