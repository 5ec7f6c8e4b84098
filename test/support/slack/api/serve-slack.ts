import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonObject } from '../json-object.ts';
import { type Activity } from '../state/activity.ts';
import { type Fault } from '../state/fault-plan.ts';
import { type World } from '../state/world.ts';
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
  const fault = world.faults.take(request.target) ?? {};
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  await fault.hold?.();
  if (fault.dropConnection === true) return void incoming.socket.destroy();
  const answer = faultAnswer(fault) ?? answerTo(request, world);
  const { target: method, args, token } = request;
  world.journal.record({ method, args, token, at: world.clock.now(), status: answer.status, response: answer.body });
  if (fault.loseResponse === true) return void incoming.socket.destroy();
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
};

/** The HTTP side: Web API, response_urls and uploads, on one port. */
export const serveSlack = async (world: World, activity: Activity): Promise<Server> => {
  const server = createServer((incoming, response) => {
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
