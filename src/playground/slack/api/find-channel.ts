import { type Channel } from '../state/workspace.ts';
import { type Caller } from './method.ts';
import { SlackError } from './slack-error.ts';

/**
 * The conversation an app means. A user's id stands for the direct conversation with that user. A private channel of
 * which the bot is no member does not exist for it, nor does anything of another workspace.
 */
export const findChannel = (id: string, { world, team }: Caller): Channel => {
  const user = world.workspace.user(id);
  const channel = user?.team === team ? world.workspace.dmWith([user]) : world.workspace.channel(id);
  if (channel === undefined || channel.team !== team) throw new SlackError('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(team.botUserId)) throw new SlackError('channel_not_found');
  return channel;
};

export const requireMembership = (channel: Channel): void => {
  if (!channel.members.has(channel.team.botUserId)) throw new SlackError('not_in_channel');
};
