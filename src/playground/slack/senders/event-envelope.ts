import { type JsonObject } from '../json-object.ts';
import { type Channel, type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Outgoing } from './outgoing.ts';

const VERIFICATION_TOKEN = 'legacy-token-nobody-should-use';

export const legacyToken = { token: VERIFICATION_TOKEN };

/** Wraps an event as the Events API does. */
export const eventEnvelope = (event: JsonObject, team: Team, { app, clock, newId }: World): Outgoing => ({
  kind: 'event',
  payload: {
    ...legacyToken,
    team_id: team.id,
    context_team_id: team.id,
    enterprise_id: team.enterprise?.id ?? null,
    context_enterprise_id: team.enterprise?.id ?? null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: team.enterprise?.id ?? null,
        team_id: team.orgWide ? null : team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: team.orgWide,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${newId('EC')}`,
  },
});

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
const SUBSCRIPTIONS = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;

export const channelType = (channel: Channel): string => CHANNEL_TYPES[channel.kind];

/** Whether the app hears what is said in this conversation. */
export const hears = (channel: Channel, { app }: World): boolean =>
  channel.members.has(channel.team.botUserId) && app.events.includes(SUBSCRIPTIONS[channel.kind]);
