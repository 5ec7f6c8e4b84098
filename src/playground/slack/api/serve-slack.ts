import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonObject } from '../json-object.ts';
import { type Activity } from '../state/activity.ts';
import { type Fault } from '../state/fault-plan.ts';
import { type World } from '../state/world.ts';
import { isForLoopback } from './loopback.ts';
import { loginPage, serveFile } from './serve-file.ts';
import { readArguments, readBody, readUpload } from './read-arguments.ts';
import { SlackError } from './slack-error.ts';
import { takeResponse } from './take-response.ts';
import { callMethod, type Answer } from './web-api.ts';

interface Request {
  readonly path: string;
  readonly target: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly token: string | undefined;
  readonly args: JsonObject;
}

const targetOf = (path: string): string => {
  if (path.startsWith('/api/')) return path.slice('/api/'.length);
  if (path.startsWith('/upload/')) return 'upload';
  if (path.startsWith('/files-pri/')) return 'file';
  if (path === '/login') return 'login';
  return /^\/(commands|actions)\//.test(path) ? 'response_url' : 'unknown';
};

const readRequest = async (incoming: IncomingMessage): Promise<Request> => {
  const { pathname: path, searchParams } = new URL(incoming.url ?? '/', 'http://slack.test');
  const contentType = incoming.headers['content-type'] ?? '';
  const body = await readBody(incoming);
  const target = targetOf(path);
  const fromBody = target === 'upload' ? {} : readArguments(body, contentType);
  const { token: argument, ...args }: JsonObject = { ...Object.fromEntries(searchParams), ...fromBody };
  const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
  return {
    path,
    target,
    contentType,
    body,
    args,
    token: bearer ?? (typeof argument === 'string' ? argument : undefined),
  };
};

/** What was sent, as somebody may look at it. */
const shownPayload = ({ target, args, body }: Request): JsonObject =>
  target === 'upload' ? { bytes: body.length } : args;

const takeUpload = ({ path, body, contentType }: Request, world: World): Answer => {
  try {
    world.files.receive(path.split('/').at(-1) ?? '', readUpload(body, contentType));
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    world.journal.reject('upload', error.code, error.messages);
    return { status: error.code === 'unknown_upload_url' ? 404 : 400, body: { ok: false, error: error.code } };
  }
};

const answerTo = (request: Request, world: World): Answer => {
  if (request.target === 'upload') return takeUpload(request, world);
  if (request.target === 'file') return serveFile(request.path, request.token, world);
  if (request.target === 'login') return loginPage;
  if (request.target === 'response_url') return takeResponse(request.path, request.args, world);
  if (request.target !== 'unknown') return callMethod(request.target, request.args, request.token, world);
  world.journal.reject(request.path, 'unknown_path');
  return { status: 404, body: { ok: false, error: 'unknown_path' } };
};

const faultAnswer = ({ status, error, retryAfterSeconds = 1 }: Fault): Answer | undefined => {
  if (status === undefined && error === undefined) return undefined;
  const headers = status === 429 ? { 'retry-after': String(retryAfterSeconds) } : {};
  return {
    status: status ?? 200,
    headers,
    body: { ok: false, error: error ?? (status === 429 ? 'ratelimited' : 'fault') },
  };
};

const handle = async (incoming: IncomingMessage, response: ServerResponse, world: World): Promise<void> => {
  const request = await readRequest(incoming);
  const exchange = world.exchanges.begin('bot', request.target, shownPayload(request));
  const fault = world.faults.take(request.target) ?? {};
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  await fault.hold?.();
  if (fault.dropConnection === true) {
    world.exchanges.end(exchange, 0, undefined);
    return void incoming.socket.destroy();
  }
  const answer = faultAnswer(fault) ?? world.exchanges.blame(exchange, () => answerTo(request, world));
  const { target: method, args, token } = request;
  world.journal.record({ method, args, token, at: world.clock.now(), status: answer.status, response: answer.body });
  world.exchanges.end(exchange, answer.status, answer.body);
  if (fault.answerAfterMs !== undefined) await sleep(fault.answerAfterMs);
  if (fault.loseResponse === true) return void incoming.socket.destroy();
  const { raw, body, headers, status } = answer;
  response.writeHead(status, { 'content-type': raw?.type ?? 'application/json; charset=utf-8', ...headers });
  response.end(raw?.bytes ?? JSON.stringify(body));
};

/** The HTTP side: Web API, response_urls and uploads, on one port. */
export const serveSlack = async (world: World, activity: Activity): Promise<Server> => {
  const server = createServer((incoming, response) => {
    // No page in a browser may play the bot.
    if (!isForLoopback(incoming) || incoming.headers.origin !== undefined) return void response.writeHead(403).end();
    const done = activity.begin();
    handle(incoming, response, world)
      .catch((error: unknown) => {
        world.journal.reject(incoming.url ?? '', 'fake_slack_fault', [String(error)]);
        response.writeHead(500).end();
      })
      .finally(done);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  world.origin = `http://127.0.0.1:${address.port}`;
  return server;
};
