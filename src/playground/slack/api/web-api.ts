import { type JsonObject } from '../json-object.ts';
import { type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { appMethods } from './app-methods.ts';
import { assistantMethods } from './assistant-methods.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { type Method } from './method.ts';
import { scheduleMethods } from './schedule-methods.ts';
import { teamOfCall } from './team-of-call.ts';
import { SlackError } from './slack-error.ts';
import { userGroupMethods } from './user-group-methods.ts';
import { viewMethods } from './view-methods.ts';

const METHODS: Record<string, Method> = {
  ...appMethods,
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...scheduleMethods,
  ...userGroupMethods,
  ...viewMethods,
};

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: JsonObject;
  /** Instead of JSON. */
  raw?: { readonly type: string; readonly bytes: Buffer };
}

const authenticate = (method: Method, args: JsonObject, token: string | undefined, world: World): Team => {
  const first = world.workspace.firstTeam();
  if (method.token === 'none') return first;
  if (token === undefined || token === '') throw new SlackError('not_authed');
  if (world.revokedTokens.has(token)) throw new SlackError('token_revoked');
  const team = teamOfCall(token, args, world);
  const isAppToken = token === world.app.appToken;
  if (team === undefined && !isAppToken) throw new SlackError('invalid_auth');
  if ((method.token === 'app') !== isAppToken) throw new SlackError('not_allowed_token_type');
  return team ?? first;
};

const checkScopes = (name: string, { scopes }: Method, { app }: World): void => {
  if (app.scopes === undefined || scopes.length === 0) return;
  const granted = app.scopes;
  if (!scopes.some((scope) => granted.includes(scope))) {
    throw new SlackError('missing_scope', [`${name} needs ${scopes.join(' or ')}`]);
  }
};

/** Answers one call as Slack would, and writes down what Slack would refuse. */
export const callMethod = (name: string, args: JsonObject, token: string | undefined, world: World): Answer => {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  try {
    if (method === undefined) throw new SlackError('unknown_method');
    const team = authenticate(method, args, token, world);
    checkScopes(name, method, world);
    const place = method.tier === 'post' ? String(args['channel']) : '';
    const wait = world.rates.take(method.tier, `${team.id} ${name} ${place}`);
    if (wait !== undefined) {
      return { status: 429, headers: { 'retry-after': String(wait) }, body: { ok: false, error: 'ratelimited' } };
    }
    return { status: 200, body: { ok: true, ...method.run(args, { world, team }) } };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    world.journal.reject(name, error.code, error.messages);
    const detail = error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {};
    return { status: 200, body: { ok: false, error: error.code, ...detail } };
  }
};
