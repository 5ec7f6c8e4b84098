import type { KnownBlock, RichTextElement } from '@slack/types';
import type { SlackMessage } from '../../render/slack/message.ts';
import { moment } from '../../render/slack/rich.ts';

/** Who did something, and when: the two things that a note of ours brings to life in Slack. */
export interface Marks {
  readonly person: string;
  readonly at?: number;
}

/** What was done outside of Slack was done by a file or a program, which has only a name. */
export const isMember = (person: string): boolean => /^[UW][A-Z0-9]+$/u.test(person);

/** What stands for a time while the persona's words are filled in. Nothing that people typed is in these notes. */
export const sinceOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const enliven = (elements: readonly RichTextElement[], mark: string, alive: RichTextElement): RichTextElement[] =>
  elements.flatMap((element) => {
    if (element.type !== 'text') return [element];
    return element.text
      .split(mark)
      .flatMap((text, at): RichTextElement[] => [
        ...(at === 0 ? [] : [alive]),
        ...(text === '' ? [] : [{ ...element, text }]),
      ]);
  });

/** A mention instead of an id, and a time that each reader sees in their own zone. */
export function aliveElements(elements: readonly RichTextElement[], { person, at }: Marks): RichTextElement[] {
  const named = isMember(person) ? enliven(elements, person, { type: 'user', user_id: person }) : [...elements];
  if (at === undefined) return named;
  const fallback = sinceOf(at);
  return enliven(named, fallback, moment(at, fallback));
}

export function withLiveMarks({ text, blocks }: SlackMessage, marks: Marks): SlackMessage {
  const inBlock = (block: KnownBlock): KnownBlock =>
    block.type !== 'rich_text'
      ? block
      : {
          ...block,
          elements: block.elements.map((part) =>
            part.type === 'rich_text_section' ? { ...part, elements: aliveElements(part.elements, marks) } : part,
          ),
        };
  const { person } = marks;
  const told = isMember(person) ? text.replaceAll(person, `<@${person}>`) : text;
  return { text: told, blocks: blocks.map(inBlock) };
}
