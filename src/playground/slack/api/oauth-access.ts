import { z } from 'zod';
import { type Grant, type Owner } from '../state/grant-store.ts';
import { isTeam } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { method } from './method.ts';
import { SlackError } from './slack-error.ts';

/** What Slack says of an installation, whatever of it is the bot's. */
const facts = (owner: Owner, world: World) => {
  const enterprise = isTeam(owner) ? owner.enterprise : owner;
  return {
    app_id: world.app.appId,
    team: isTeam(owner) ? { id: owner.id, name: owner.name } : null,
    enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: !isTeam(owner),
  };
};

const botFacts = (owner: Owner, world: World) => ({
  scope: (world.app.scopes ?? ['chat:write', 'commands']).join(','),
  token_type: 'bot',
  bot_user_id: owner.botUserId,
});

const exchange = (code: string, world: World) => {
  const approval = world.oauthCodes.get(code);
  if (approval === undefined) throw new SlackError('invalid_code');
  world.oauthCodes.delete(code);
  const { owner, person, bot, ofPerson } = approval;
  const own = { scope: ofPerson.join(','), access_token: `xoxp-${person}-not-a-secret`, token_type: 'user' };
  const authed = { id: person, ...(ofPerson.length > 0 && own) };
  if (!bot) return { ...facts(owner, world), authed_user: authed };
  const grant: Grant = world.rotation ? world.grants.issue(owner) : { access_token: owner.botToken };
  world.revokedTokens.delete(owner.botToken);
  return { ...facts(owner, world), ...botFacts(owner, world), ...grant, authed_user: authed };
};

const renew = (refreshToken: string, world: World) => {
  const { owner, ...grant } = world.grants.renew(refreshToken);
  return { ...facts(owner, world), ...botFacts(owner, world), ...grant };
};

/** A code for a token, or a refresh token for the next one. */
export const oauthAccess = method({
  tier: 4,
  token: 'none',
  args: z.looseObject({
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string().optional(),
    grant_type: z.enum(['authorization_code', 'refresh_token']).optional(),
    refresh_token: z.string().optional(),
  }),
  run: (args, { world }) => {
    if (args.client_id !== world.app.clientId) throw new SlackError('invalid_client_id');
    if (args.client_secret !== world.app.clientSecret) throw new SlackError('bad_client_secret');
    return args.grant_type === 'refresh_token'
      ? renew(args.refresh_token ?? '', world)
      : exchange(args.code ?? '', world);
  },
});
