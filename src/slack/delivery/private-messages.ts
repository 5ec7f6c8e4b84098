import type { KnownBlock } from '@slack/types';
import { more } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { context, message, type SlackMessage } from '../../render/slack/message.ts';
import { askButton } from '../surface.ts';

const flag = '--private';

/** Whether somebody asked for privacy, even where the rest could not be understood. Phones make one dash of two. */
export const asksPrivacy = (text: string): boolean => /[-–—]private\b/iu.test(text);

const quietly = (ask: string): string =>
  asksPrivacy(ask) || ask.length + flag.length + 1 > limits.button.value ? ask : `${ask} ${flag}`;

const privateBlock = (block: KnownBlock): KnownBlock =>
  block.type !== 'actions'
    ? block
    : {
        ...block,
        elements: block.elements.map((element) =>
          element.type === 'button' && element.value !== undefined && askButton.test(element.action_id ?? '')
            ? { ...element, value: quietly(element.value) }
            : element,
        ),
      };

/** Whoever presses a button on a private answer wants a private answer. */
export const keepPrivate = ({ text, blocks }: SlackMessage): SlackMessage => ({
  text,
  blocks: blocks.map(privateBlock),
});

const charsIn = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each: unknown) => sum + charsIn(each), 0);
};

const tables = (blocks: readonly KnownBlock[]): number => blocks.filter(({ type }) => type === 'table').length;

const fit = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length < limits.message.blocks &&
  tables(blocks) <= limits.message.tables &&
  charsIn(blocks) <= limits.message.chars;

/** The same parts in at most so many messages, for where each one is dear. What has no room is counted, not hidden. */
export function forFewMessages(messages: readonly SlackMessage[], most: number): readonly SlackMessage[] {
  const packed: KnownBlock[][] = [];
  for (const { blocks } of messages) {
    const joined = [...(packed.at(-1) ?? []), ...blocks];
    if (packed.length > 0 && fit(joined)) packed[packed.length - 1] = joined;
    else packed.push([...blocks]);
  }
  const kept = packed.slice(0, most);
  const lost = packed.length - kept.length;
  const last = kept.at(-1);
  if (lost > 0) last?.push(...context(`${more(lost, 'part')}: ask where I am a member to see it whole.`));
  return kept.map(message);
}
