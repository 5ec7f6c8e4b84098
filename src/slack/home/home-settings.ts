import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { Consultant } from '../../consult/consultant.ts';
import { cut, more } from '../../render/plain/cut.ts';
import { actions } from '../../render/slack/buttons.ts';
import { limits } from '../../render/slack/limits.ts';
import { context, header } from '../../render/slack/message.ts';
import { say } from '../../render/slack/rich.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { adminElements } from '../roles/admin-elements.ts';
import { isEverybody, type Admins } from '../roles/admins.ts';
import { unwatchButton } from '../surface.ts';
import { writeUnwatch } from './unwatch-value.ts';

export interface HomeSettingsParts {
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel'>;
  readonly tenant: string;
  /** Channels in which offers are switched on. */
  readonly watched: readonly string[];
  readonly silenced: boolean;
  readonly admins: Admins;
  readonly retentionDays: number;
}

/** Each is two blocks, and a Home has a hundred: more are switched off where they are. */
const mostChannels = 5;

const section = (elements: RichTextElement[]): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

/** Where the bot listens, who administers, how long words are kept, and how to change it. */
export function homeSettings(parts: HomeSettingsParts): KnownBlock[] {
  const { consultant, tenant, watched, silenced, admins, retentionDays } = parts;
  const label = (id: string): string => consultant.noteLabel('home-settings', id);
  const off = (channel: string): Button => ({
    type: 'button',
    action_id: unwatchButton,
    text: { type: 'plain_text', text: cut(label('off'), limits.button.label), emoji: false },
    value: writeUnwatch({ tenant, channel }),
  });
  const channels = watched
    .slice(0, mostChannels)
    .flatMap((channel) => [
      section([say(`${label('on')} `), { type: 'channel', channel_id: channel }]),
      ...actions([off(channel)]),
    ]);
  const lost = watched.length - mostChannels;
  const who = isEverybody(admins)
    ? section([say(label('everybody'))])
    : section([say(`${label('admins')} `), ...adminElements(admins)]);
  const note = consultant.note('home-settings', { retention_days: retentionDays, ...(silenced && { silenced }) });
  return [
    ...header(label('title')),
    ...channels,
    ...context(lost > 0 ? more(lost, 'channel') : ''),
    who,
    ...toHint(note).blocks,
  ];
}
