import { z } from 'zod';
import type { SlackMessage } from '../../render/slack/message.ts';
import { jsonText } from '../json-text.ts';
import { refusalOf, SlackUnavailable, troubleOf } from './trouble.ts';

const timeoutMs = 10_000;

export interface Responding {
  readonly thread?: string | undefined;
  /** In the place of what was said at this address before, if anything was. */
  readonly instead?: boolean;
}

/** A response_url answers `ok`, or with JSON when something is wrong. */
const answered = jsonText.pipe(z.object({ ok: z.boolean().optional(), error: z.string().optional() }));

const errorIn = (text: string): string | undefined => {
  const read = answered.safeParse(text);
  return read.success && read.data.ok !== true ? read.data.error : undefined;
};

/** Answers at a response_url, which takes it without a token. */
export const respond = (
  url: string,
  message: SlackMessage,
  { thread, instead = false }: Responding = {},
): Promise<void> =>
  sendTo(url, {
    ...message,
    response_type: 'ephemeral',
    replace_original: instead,
    ...(thread !== undefined && { thread_ts: thread }),
  });

async function sendTo(url: string, body: object): Promise<void> {
  const asked = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, text: await response.text() };
  };
  const { response, text } = await asked().catch((error: unknown) => {
    throw troubleOf(error);
  });
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    throw new SlackUnavailable('ratelimited', { mayBeDone: false, retryAfterMs: (seconds || 1) * 1000 });
  }
  if (response.status >= 500) throw new SlackUnavailable(`http_${response.status}`, { mayBeDone: true });
  const error = errorIn(text);
  if (error !== undefined || !response.ok) {
    throw refusalOf(
      error ?? (response.status === 404 || response.status === 410 ? 'expired_url' : `http_${response.status}`),
    );
  }
}

/** Takes the message away on which somebody pressed something. */
export const dismiss = (url: string): Promise<void> => sendTo(url, { delete_original: true });
