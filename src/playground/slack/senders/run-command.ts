import { applyAck } from './apply-ack.ts';
import { type Channel, type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { legacyToken } from './event-envelope.ts';
import { type Delivery, type SendOptions } from './outgoing.ts';
import { shownName } from './payload-parts.ts';
import { typedText } from './typed-text.ts';

export interface CommandUse extends SendOptions {
  user: User;
  channel: Channel;
  text?: string;
  /** `/devops` unless told otherwise. */
  command?: string;
}

export interface CommandRun extends Delivery {
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** A person uses a slash command. It works in any conversation, whether the bot is in it or not, but in no thread. */
export const runCommand = async (use: CommandUse, world: World, courier: Courier): Promise<CommandRun> => {
  const { user, channel, text = '', command = '/devops', ...options } = use;
  if (channel.kind !== 'public' && !channel.members.has(user.id))
    throw new Error(`${user.name} cannot see ${channel.name}`);
  const triggerId = world.triggers.issue(user);
  const responseUrl = `${world.origin}${world.responseUrls.issue('commands', channel, user).path}`;
  const payload = {
    ...legacyToken,
    team_id: user.team.id,
    team_domain: user.team.domain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text: typedText(text.trim(), world),
    api_app_id: world.app.appId,
    ...(user.team.enterprise && { enterprise_id: user.team.enterprise.id, enterprise_name: user.team.enterprise.name }),
    is_enterprise_install: String(user.team.orgWide),
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  const delivery = await courier.deliver({ kind: 'command', payload }, options);
  applyAck(delivery, { channel, user, source: undefined }, world);
  return { ...delivery, responseUrl, triggerId };
};
