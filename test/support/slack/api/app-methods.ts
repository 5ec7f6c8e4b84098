import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findChannel } from './find-channel.ts';
import { method, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

/** Who am I, who are they, let me in. */
export const appMethods: Record<string, Method> = {
  'auth.test': method({
    tier: 'special',
    args: z.looseObject({}),
    run: (_args, { world, team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      team_id: team.id,
      user: 'bot',
      user_id: team.botUserId,
      bot_id: team.botId,
      app_id: world.app.appId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': method({
    tier: 1,
    token: 'app',
    args: z.looseObject({}),
    run: (_args, { world }) => {
      const ticket = randomUUID();
      world.socketTickets.add(ticket);
      return { url: `${world.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.appId}` };
    },
  }),
  'oauth.v2.access': method({
    tier: 4,
    token: 'none',
    args: z.looseObject({ code: z.string(), client_id: z.string(), client_secret: z.string() }),
    run: (args, { world }) => {
      if (args.client_id !== world.app.clientId) throw new SlackError('invalid_client_id');
      if (args.client_secret !== world.app.clientSecret) throw new SlackError('bad_client_secret');
      const team = world.oauthCodes.get(args.code);
      if (team === undefined) throw new SlackError('invalid_code');
      world.oauthCodes.delete(args.code);
      return {
        app_id: world.app.appId,
        authed_user: { id: world.newId('U') },
        scope: (world.app.scopes ?? ['chat:write', 'commands']).join(','),
        token_type: 'bot',
        access_token: team.botToken,
        bot_user_id: team.botUserId,
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
      };
    },
  }),
  'users.info': method({
    tier: 4,
    scopes: ['users:read'],
    args: z.looseObject({ user: z.string() }),
    run: (args, { world, team }) => {
      const user = world.workspace.user(args.user);
      if (user === undefined || user.team !== team) throw new SlackError('user_not_found');
      const { id, name, realName, tz } = user;
      const profile = { real_name: realName, display_name: name };
      return { user: { id, team_id: team.id, name, real_name: realName, tz, profile, is_bot: false, deleted: false } };
    },
  }),
  'reactions.add': method({
    tier: 3,
    scopes: ['reactions:write'],
    args: z.looseObject({ channel: z.string(), timestamp: z.string(), name: z.string() }),
    run: (args, caller) => {
      const { world, team } = caller;
      const message = world.messages.find(findChannel(args.channel, caller).id, args.timestamp);
      if (message === undefined || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
      const same = message.reactions.some((one) => one.name === args.name && one.user === team.botUserId);
      if (same) throw new SlackError('already_reacted');
      if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(args.name)) throw new SlackError('invalid_name');
      message.reactions.push({ name: args.name, user: team.botUserId });
      return {};
    },
  }),
};
