import { type VNode } from 'preact';
import { useNames } from '../names.ts';

export const PersonMention = ({ id }: { id: string }): VNode => {
  const { me, person } = useNames();
  return <span class={id === me ? 'mention mention-me' : 'mention'}>@{person(id)}</span>;
};

export const ChannelMention = ({ id }: { id: string }): VNode => {
  const { channel, go } = useNames();
  return (
    <button type="button" class="mention mention-link" onClick={() => go(id)}>
      #{channel(id)}
    </button>
  );
};

export const WideMention = ({ range }: { range: string }): VNode => <span class="mention mention-me">@{range}</span>;
