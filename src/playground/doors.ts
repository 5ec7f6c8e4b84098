import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Act } from './act.ts';
import { ownOf, personOf } from './find.ts';
import { type Live } from './live.ts';
import { perform } from './perform.ts';
import { readBody } from './slack/api/read-arguments.ts';
import { readJson } from './slack/read-json.ts';
import { type Stage } from './stage.ts';
import { type Done } from './wire.ts';

const sayJson = (response: ServerResponse, status: number, value: Done | { ok: true; id: string }): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
};

const MOST_BYTES = 10 * 1024 * 1024;

const attend = (query: URLSearchParams, response: ServerResponse, stage: Stage, live: Live): void => {
  const { acme } = stage;
  const person = personOf(query.get('as') ?? acme.mina.id, stage);
  const asked = query.get('in') ?? acme.checkout.id;
  const channel = ownOf(asked, person, stage);
  const thread = channel.id === asked ? (query.get('thread') ?? undefined) : undefined;
  live.attend({ person, channel, thread }, response);
};

const act = async (request: IncomingMessage, response: ServerResponse, stage: Stage, live: Live): Promise<void> => {
  // A form of another site could be sent here without asking; JSON could not.
  if (request.headers['content-type']?.startsWith('application/json') !== true)
    return sayJson(response, 415, { ok: false, reason: 'application/json is expected.' });
  const read = Act.safeParse(readJson((await readBody(request)).toString('utf8')));
  if (!read.success) return sayJson(response, 400, { ok: false, reason: read.error.message });
  const done = await perform(read.data, stage);
  live.changed();
  sayJson(response, 200, done);
};

const takeFile = async (
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
  { slack }: Stage,
): Promise<void> => {
  const content = await readBody(request);
  const name = (query.get('name') ?? '').replaceAll(/[/\\\p{Cc}]/gu, '').slice(0, 200);
  if (name === '' || content.length === 0) return sayJson(response, 400, { ok: false, reason: 'This file is empty.' });
  if (content.length > MOST_BYTES) return sayJson(response, 413, { ok: false, reason: 'This file is too large.' });
  sayJson(response, 200, { ok: true, id: slack.world.files.share(name, content).id });
};

const giveFile = (id: string, query: URLSearchParams, response: ServerResponse, { slack }: Stage): void => {
  const file = slack.world.files.find(id);
  if (file === undefined) return sayJson(response, 404, { ok: false, reason: 'This file is gone.' });
  const asText = query.get('as') === 'text';
  response.writeHead(200, {
    'content-type': asText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
    'content-disposition': `${asText ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
};

/** What the page asks of its server, below `/playground/`. */
export const takeRequest = async (
  request: IncomingMessage,
  response: ServerResponse,
  stage: Stage,
  live: Live,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://playground.test');
  const asked = `${request.method} ${pathname}`;
  try {
    if (asked === 'GET /playground/live') return attend(searchParams, response, stage, live);
    if (asked === 'POST /playground/do') return await act(request, response, stage, live);
    if (asked === 'POST /playground/files') return await takeFile(request, searchParams, response, stage);
    const id = /^GET \/playground\/files\/(F\w+)$/u.exec(asked)?.[1];
    if (id !== undefined) return giveFile(id, searchParams, response, stage);
    sayJson(response, 404, { ok: false, reason: 'There is nothing here.' });
  } catch (error) {
    if (response.headersSent) response.end();
    else sayJson(response, 400, { ok: false, reason: error instanceof Error ? error.message : 'unknown' });
  }
};
