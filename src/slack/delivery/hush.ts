import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import type { SlackMessage } from '../../render/slack/message.ts';

type Calls = (person: string) => string | undefined;

const mention = /<@([UW][A-Z0-9]+)>/gu;

const inElement =
  (calls: Calls) =>
  (element: RichTextElement): RichTextElement => {
    if (element.type !== 'user') return element;
    const name = calls(element.user_id);
    const { style } = element;
    return name === undefined ? element : { type: 'text', text: name, ...(style && { style }) };
  };

const inPart =
  (calls: Calls) =>
  (part: RichTextBlockElement): RichTextBlockElement => {
    switch (part.type) {
      case 'rich_text_section':
      case 'rich_text_quote':
        return { ...part, elements: part.elements.map(inElement(calls)) };
      case 'rich_text_list':
        return {
          ...part,
          elements: part.elements.map((item) => ({ ...item, elements: item.elements.map(inElement(calls)) })),
        };
      default:
        return part;
    }
  };

const inBlock =
  (calls: Calls) =>
  (block: KnownBlock): KnownBlock =>
    block.type === 'rich_text' ? { ...block, elements: block.elements.map(inPart(calls)) } : block;

const escaped = (name: string): string => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function mentionedIn({ text, blocks }: SlackMessage): readonly string[] {
  const found = new Set([...text.matchAll(mention)].map(([, person = '']) => person));
  const note: Calls = (person) => void found.add(person);
  blocks.forEach(inBlock(note));
  return [...found];
}

/**
 * Slack notifies whoever is mentioned in what is posted, at once or at its time: so it mentions those it speaks to, and
 * calls the others by their names. What is changed afterwards reaches the apps of people as hidden
 * (docs.slack.dev/reference/events/message/message_changed) and notifies nobody, so what is kept current may mention all.
 */
export async function hush(
  message: SlackMessage,
  spokenTo: readonly string[],
  nameOf: (person: string) => Promise<string | undefined>,
): Promise<SlackMessage> {
  const others = mentionedIn(message).filter((person) => !spokenTo.includes(person));
  if (others.length === 0) return message;
  const names = new Map(
    await Promise.all(others.map(async (person) => [person, (await nameOf(person)) ?? person] as const)),
  );
  const calls: Calls = (person) => names.get(person);
  return {
    text: message.text.replaceAll(mention, (whole, person: string) => {
      const name = calls(person);
      return name === undefined ? whole : escaped(name);
    }),
    blocks: message.blocks.map(inBlock(calls)),
  };
}
