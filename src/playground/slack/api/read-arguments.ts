import { once } from 'node:events';
import { type IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json-object.ts';
import { readJson } from '../read-json.ts';

/** The arguments that forms carry as JSON text. */
const JSON_ARGUMENTS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'prompts', 'loading_messages']);

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks);
};

/** What a request says, whether as a form or as JSON. JSON text that cannot be read stays text, and is refused later. */
export const readArguments = (body: Buffer, contentType: string): JsonObject => {
  const text = body.toString('utf8');
  if (contentType.startsWith('application/json')) {
    const value = readJson(text);
    return isObject(value) ? value : {};
  }
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [key, JSON_ARGUMENTS.has(key) ? readJson(value) : value]),
  );
};

/** The bytes of an upload: the whole body, or the first part of a multipart form that has a file name. */
export const readUpload = (body: Buffer, contentType: string): Buffer => {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const named = body.indexOf('filename=');
  const start = body.indexOf('\r\n\r\n', named) + 4;
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return named === -1 || end === -1 ? Buffer.alloc(0) : body.subarray(start, end);
};
