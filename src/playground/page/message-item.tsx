import { type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Message } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { clockText, tsMs } from './clock-text.ts';
import { MessageBody } from './message-body.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageToolbar } from './message-toolbar.tsx';
import { useNames } from './names.ts';
import { usePlayground } from './playground.ts';
import { Reactions } from './reactions.tsx';

const RepliesLink = ({ message, open }: { message: Message; open: () => void }): VNode | null => {
  const { replies } = message;
  if (replies === undefined || replies.count === 0) return null;
  return (
    <button type="button" class="replies" onClick={open}>
      {replies.count === 1 ? '1 reply' : `${replies.count} replies`}
      <span class="quiet"> last at {clockText(tsMs(replies.last))}</span>
    </button>
  );
};

/** One message: who, when, what, and what others made of it. */
export const MessageItem = ({
  message,
  isFirst,
  tabIndex,
  inThread,
}: {
  message: Message;
  /** False when it goes on from the one before: then it needs no name. */
  isFirst: boolean;
  tabIndex: number;
  inThread: boolean;
}): VNode => {
  const { snapshot, go } = usePlayground();
  const { person } = useNames();
  const [isEditing, setEditing] = useState(false);
  const at = snapshot.people.findIndex(({ id }) => id === message.author);
  const time = clockText(tsMs(message.ts));
  const openThread = (): void => go({ thread: message.threadTs ?? message.ts });
  return (
    <article
      class={['message', isFirst ? 'first' : '', message.onlyYou ? 'private' : ''].join(' ').trim()}
      tabIndex={tabIndex}
      data-ts={message.ts}
      aria-label={`${person(message.author)} at ${time}`}
    >
      <div class="gutter">
        {isFirst ? <Avatar person={snapshot.people[at]} at={at} /> : <time class="small-time">{time}</time>}
      </div>
      <div class="content">
        {message.onlyYou && <p class="only-you">Only visible to you</p>}
        {message.pinned && <p class="only-you">Pinned</p>}
        {isFirst && (
          <p class="byline">
            <strong>{person(message.author)}</strong>
            {message.fromBot && <span class="tag">App</span>}
            <time class="quiet">{time}</time>
          </p>
        )}
        {message.broadcast && <p class="quiet">also sent to the channel</p>}
        {isEditing ? (
          <MessageEditor message={message} done={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} />
        )}
        {message.edited && <span class="quiet edited">(edited)</span>}
        <Reactions message={message} />
        {!inThread && <RepliesLink message={message} open={openThread} />}
      </div>
      <MessageToolbar message={message} edit={() => setEditing(true)} openThread={inThread ? undefined : openThread} />
    </article>
  );
};
