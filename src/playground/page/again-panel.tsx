import { type VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { plainText } from '../slack/plain-text.ts';
import type { Again, Message } from '../wire.ts';
import { Icon } from './icon.tsx';
import { changedLines } from './changed-lines.ts';
import { clockText } from './clock-text.ts';

const linesOf = (messages: readonly Message[]): string[] =>
  messages.flatMap((message) => plainText(message).split('\n')).filter((line) => line.trim() !== '');

const MARKS = { gone: '−', new: '+', same: '' } as const;
const SAID = { gone: 'no longer: ', new: 'new: ', same: '' } as const;

/** What the last question here is answered with since the persona changed: what is gone, and what is new. */
export const AgainPanel = ({ again }: { again: Again }): VNode | null => {
  const [hidden, setHidden] = useState(0);
  const changes = useMemo(
    () => changedLines(linesOf(again.before), linesOf(again.after)).filter(({ kind }) => kind !== 'same'),
    [again],
  );
  if (hidden === again.askedAt) return null;
  const outcome =
    again.after.length === 0
      ? 'Asking again: '
      : changes.length === 0
        ? 'The answer is the same: '
        : 'The answer changed: ';
  return (
    <section class="again" aria-label="What changed with the persona" role="status">
      <div class="pane-head">
        <p>
          <strong>The persona was read again</strong> at {clockText(again.askedAt)}. {outcome}
          <em>{again.question}</em>
        </p>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => setHidden(again.askedAt)}>
          <Icon name="close" />
        </button>
      </div>
      {again.after.length > 0 && changes.length > 0 && (
        <ul class="diff" tabIndex={0}>
          {changes.map(({ kind, text }, index) => (
            <li key={index} class={kind}>
              <span aria-hidden="true">{MARKS[kind]}</span>
              <span class="for-screen-readers">{SAID[kind]}</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
