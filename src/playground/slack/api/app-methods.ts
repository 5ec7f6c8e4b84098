import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findChannel } from './find-channel.ts';
import { method, type Method } from './method.ts';
import { oauthAccess } from './oauth-access.ts';
import { SlackError } from './slack-error.ts';

/** Who am I, who are they, let me in. */
export const appMethods: Record<string, Method> = {
  'auth.test': method({
    tier: 'special',
    args: z.looseObject({}),
    run: (_args, { world, team }) => {
      const { enterprise, orgWide } = team;
      const place = orgWide && enterprise !== undefined ? enterprise : team;
      return {
        url: place === enterprise ? `https://${place.name}.enterprise.slack.com/` : `https://${team.domain}.slack.com/`,
        team: place.name,
        team_id: place.id,
        user: 'bot',
        user_id: team.botUserId,
        bot_id: team.botId,
        app_id: world.app.appId,
        is_enterprise_install: orgWide,
        ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id }),
      };
    },
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
  'oauth.v2.access': oauthAccess,
  'users.info': method({
    tier: 4,
    scopes: ['users:read'],
    args: z.looseObject({ user: z.string() }),
    run: (args, { world, team }) => {
      const user = world.workspace.user(args.user);
      const enterprise = user?.team.enterprise;
      const isColleague = enterprise !== undefined && enterprise === team.enterprise;
      if (user === undefined || (user.team !== team && !isColleague)) throw new SlackError('user_not_found');
      const { id, name, realName, tz } = user;
      const profile = { real_name: realName, display_name: name };
      const person = {
        id,
        team_id: user.team.id,
        name,
        real_name: realName,
        tz,
        profile,
        is_bot: false,
        deleted: false,
      };
      return {
        user: {
          ...person,
          ...(enterprise && { enterprise_user: { id, enterprise_id: enterprise.id, teams: [user.team.id] } }),
        },
      };
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
      world.messages.touch(message, { reactions: [...message.reactions, { name: args.name, user: team.botUserId }] });
      return {};
    },
  }),
};
