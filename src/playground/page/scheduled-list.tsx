import { type VNode } from 'preact';
import type { Scheduled } from '../wire.ts';
import { Mrkdwn } from './blocks/text.tsx';
import { clockText } from './clock-text.ts';
import { usePlayground } from './playground.ts';

/** What will be said here later. Nobody has to wait for it: time can be skipped, as it cannot be in Slack. */
export const ScheduledList = ({ scheduled }: { scheduled: readonly Scheduled[] }): VNode | null => {
  const { perform } = usePlayground();
  return scheduled.length === 0 ? null : (
    <details class="scheduled">
      <summary>
        {scheduled.length === 1 ? '1 scheduled message' : `${scheduled.length} scheduled messages`}, the next at{' '}
        {clockText(Math.min(...scheduled.map(({ postAt }) => postAt)))}
      </summary>
      <ol>
        {scheduled.map(({ id, postAt, text }) => (
          <li key={id}>
            <time>{clockText(postAt)}</time>
            <Mrkdwn text={text} />
            <button type="button" class="link" onClick={() => void perform({ do: 'skip', to: postAt })}>
              Skip to {clockText(postAt)}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
};
