import { type JsonObject } from '../json-object.ts';
import { type Channel, type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { legacyToken } from './event-envelope.ts';

/** What Slack calls a conversation when it tells an app that may not know its name. */
export const shownName = ({ kind, name }: Channel): string =>
  ({ public: name, private: 'privategroup', im: 'directmessage', mpim: 'mpdm' })[kind];

/** What all interactive payloads have in common. */
export const interactionFacts = (user: User, world: World): JsonObject => ({
  ...legacyToken,
  user: { id: user.id, username: user.name, name: user.name, team_id: user.team.id },
  api_app_id: world.app.appId,
  team: {
    id: user.team.id,
    domain: user.team.domain,
    ...(user.team.enterprise && { enterprise_id: user.team.enterprise.id }),
  },
  enterprise:
    user.team.enterprise === undefined ? null : { id: user.team.enterprise.id, name: user.team.enterprise.name },
  is_enterprise_install: user.team.orgWide,
  trigger_id: world.triggers.issue(user),
});
