import type { Consultant } from '../../consult/consultant.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { say } from '../../render/slack/rich.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { adminElements } from './admin-elements.ts';
import type { Admins } from './admins.ts';
import type { Capability } from './judge.ts';

export interface RefusalParts {
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel'>;
  readonly admins: Admins;
}

/** What to say to whoever may not do it: whom to ask, and what to mend where that is why. */
export function refusal(
  { consultant, admins }: RefusalParts,
  what: Capability | 'keep-filled',
  unreadable: readonly string[],
): SlackMessage {
  const items = unreadable.join(', ');
  const { text, blocks } = toHint(consultant.note('refused', { topic: what, ...(items !== '' && { items }) }));
  const who = [say(`${consultant.noteLabel('refused', 'admins')} `), ...adminElements(admins)];
  return { text, blocks: [...blocks, { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: who }] }] };
}
