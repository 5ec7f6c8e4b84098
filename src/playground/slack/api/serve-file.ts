import { type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { fileSeenBy } from './file-seen-by.ts';
import { filePath } from './message-payload.ts';
import { SlackError } from './slack-error.ts';
import { teamOfCall } from './team-of-call.ts';
import { type Answer } from './web-api.ts';

const teamOf = (token: string | undefined, world: World): Team | undefined => {
  if (token === undefined || world.revokedTokens.has(token)) return undefined;
  try {
    return teamOfCall(token, {}, world);
  } catch (error) {
    if (error instanceof SlackError) return undefined;
    throw error;
  }
};

/**
 * The bytes of a file, for a token that may read it. Everybody else is sent to the page where people log in, which
 * answers 200: a bot that follows takes that page for the file.
 */
export const serveFile = (path: string, token: string | undefined, world: World): Answer => {
  const team = teamOf(token, world);
  const id = /^\/files-pri\/[^/]+-(F[^-/]+)\//u.exec(path)?.[1] ?? '';
  const file = team && fileSeenBy(team, id, world);
  const { scopes } = world.app;
  const may = scopes === undefined || scopes.includes('files:read');
  if (!may || team === undefined || file === undefined || filePath(file, team) !== path) {
    world.journal.reject(path, 'login_page');
    return { status: 302, headers: { location: `${world.origin}/login?redir=${encodeURIComponent(path)}` }, body: {} };
  }
  return { status: 200, body: {}, raw: { type: 'application/octet-stream', bytes: file.content } };
};

export const loginPage: Answer = {
  status: 200,
  body: {},
  raw: { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!DOCTYPE html><title>Sign in | Slack</title>') },
};
