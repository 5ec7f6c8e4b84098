import { type VNode } from 'preact';
import type { Message } from '../wire.ts';
import { emojiOf } from './emoji.ts';
import { useNames } from './names.ts';
import { usePlayground } from './playground.ts';

/** Who reacted with what; a press adds or takes back one's own. */
export const Reactions = ({ message }: { message: Message }): VNode | null => {
  const { snapshot, perform } = usePlayground();
  const { me, person } = useNames();
  if (message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, by }) => (
        <button
          key={name}
          type="button"
          class={by.includes(me) ? 'reaction mine' : 'reaction'}
          aria-pressed={by.includes(me)}
          title={by.map(person).join(', ')}
          aria-label={`${name}: ${by.map(person).join(', ')}`}
          onClick={() => void perform({ do: 'react', in: snapshot.open.id, ts: message.ts, name })}
        >
          {emojiOf(name)} {by.length}
        </button>
      ))}
    </div>
  );
};
