import { type VNode } from 'preact';
import type { Scheduled } from '../wire.ts';
import { Mrkdwn } from './blocks/text.tsx';
import { clockText } from './clock-text.ts';

/** What will be said here later. */
export const ScheduledList = ({ scheduled }: { scheduled: readonly Scheduled[] }): VNode | null =>
  scheduled.length === 0 ? null : (
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
          </li>
        ))}
      </ol>
    </details>
  );
