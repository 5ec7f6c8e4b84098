import { type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Traffic } from '../wire.ts';
import { Icon } from './icon.tsx';
import { TrafficDetail } from './traffic-detail.tsx';
import { TrafficRow } from './traffic-row.tsx';

/** What passes between Slack and the bot, in both directions, and what Slack would not have liked. */
export const Inspector = ({ traffic, close }: { traffic: readonly Traffic[]; close: () => void }): VNode => {
  const [chosen, setChosen] = useState<number>();
  const [onlyProblems, setOnlyProblems] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = onlyProblems ? traffic.filter(({ problems }) => problems.length > 0) : traffic;
  const entry = shown.find(({ id }) => id === chosen) ?? shown.at(-1);
  useEffect(() => {
    if (chosen === undefined) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [shown.length, chosen]);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = shown.findIndex(({ id }) => id === entry?.id);
    const next = step === undefined ? undefined : shown[at + step];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  };
  return (
    <section
      class="inspector"
      aria-label="Inspector"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="pane-head">
        <h2>Inspector</h2>
        <p class="quiet only-wide">Each request between Slack and the bot</p>
        <label class="choice">
          <input
            type="checkbox"
            checked={onlyProblems}
            onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
          />
          <span>Only problems</span>
        </label>
        <button type="button" class="icon-button" aria-label="Close the inspector" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div class="inspector-parts">
        <ul class="traffic" ref={list} onKeyDown={move} aria-label="Requests, oldest first">
          {shown.map((one) => (
            <TrafficRow key={one.id} entry={one} isChosen={one.id === entry?.id} choose={() => setChosen(one.id)} />
          ))}
        </ul>
        {entry === undefined ? (
          <p class="empty">{onlyProblems ? 'No problems so far.' : 'Nothing was sent yet.'}</p>
        ) : (
          <TrafficDetail key={entry.id} entry={entry} />
        )}
      </div>
    </section>
  );
};
