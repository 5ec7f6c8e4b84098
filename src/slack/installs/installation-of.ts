import type { Installation as SlackInstallation } from '@slack/oauth';
import type { Installation } from './installation.ts';

/** Somebody has allowed something, and not that the app is there: nothing of what is there changes. */
export class NoBot extends Error {
  constructor() {
    super('Slack gave no bot token');
    this.name = 'NoBot';
  }
}

/** What we keep of what Slack gave: the bot's. A token of the person who installed it is of no use to us. */
export function installationOf(given: SlackInstallation, at: number): Installation {
  const { team, enterprise, bot, user } = given;
  const id = given.isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (bot === undefined || id === undefined) throw new NoBot();
  const { token, refreshToken, expiresAt, scopes, id: botId, userId: botUserId } = bot;
  return {
    tenant: enterprise?.id ?? id,
    id,
    token,
    botId,
    botUserId,
    scopes,
    person: user.id,
    at,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(expiresAt !== undefined && { expiresAt: expiresAt * 1000 }),
  };
}
