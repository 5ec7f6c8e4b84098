import { type VNode } from 'preact';
import type { Traffic } from '../wire.ts';
import { clockText } from './clock-text.ts';

const seconds = (at: number): string => String(new Date(at).getSeconds()).padStart(2, '0');

/** One request: when, which way, what, and how it ended. */
export const TrafficRow = ({
  entry,
  isChosen,
  choose,
}: {
  entry: Traffic;
  isChosen: boolean;
  choose: () => void;
}): VNode => {
  const { id, at, from, kind, ms, status, problems } = entry;
  const isBad = problems.length > 0;
  return (
    <li>
      <button
        type="button"
        data-id={id}
        class={isBad ? 'traffic-row bad' : 'traffic-row'}
        aria-current={isChosen ? 'true' : undefined}
        tabIndex={isChosen ? 0 : -1}
        onClick={choose}
      >
        <time class="quiet">
          {clockText(at)}:{seconds(at)}
        </time>
        <span class={`direction ${from}`}>{from === 'slack' ? 'to bot' : 'to Slack'}</span>
        <span class="kind">{kind}</span>
        {isBad && <strong class="bad">{problems.length === 1 ? '1 problem' : `${problems.length} problems`}</strong>}
        <span class="quiet">{status === undefined ? '…' : `${status === 0 ? 'no answer' : status}`}</span>
        <span class="quiet ms">{ms === undefined ? '' : `${Math.round(ms)} ms`}</span>
      </button>
    </li>
  );
};
