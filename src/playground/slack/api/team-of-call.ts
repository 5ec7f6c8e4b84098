import { stringOf, type JsonObject } from '../json-object.ts';
import { isTeam, type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { SlackError } from './slack-error.ts';

/**
 * The workspace that a call is about. A token of one workspace says it; of an organisation's the arguments do, by the
 * team or by what is in one.
 */
export const teamOfCall = (token: string, args: JsonObject, { workspace, grants }: World): Team | undefined => {
  const owner = grants.ownerOf(token) ?? workspace.teams.find((one) => !one.orgWide && one.botToken === token);
  if (owner !== undefined && isTeam(owner)) return owner;
  const within = workspace.teams.filter(({ enterprise }) =>
    owner === undefined ? enterprise?.botToken === token : enterprise === owner,
  );
  const named = stringOf(args['team_id']);
  if (named !== '' && within.length > 0 && !within.some(({ id }) => id === named))
    throw new SlackError('team_access_not_granted');
  const place = workspace.channel(stringOf(args['channel'] ?? args['channel_id'] ?? ''))?.team;
  const theirs = workspace.user(stringOf(args['user_id'] ?? args['user'] ?? args['channel'] ?? ''))?.team;
  const byName = within.find(({ id }) => id === named);
  return byName ?? [place, theirs].find((team) => team !== undefined && within.includes(team)) ?? within[0];
};
