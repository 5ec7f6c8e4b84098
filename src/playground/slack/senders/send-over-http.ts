import { stringOf } from '../json-object.ts';
import { readJson } from '../read-json.ts';
import { type Answered, type Outgoing, type SendOptions } from './outgoing.ts';
import { signRequest } from './sign-request.ts';

const GIVE_UP_MS = 10_000;

const encode = ({ kind, payload }: Outgoing): { contentType: string; body: string } => {
  if (kind === 'event') return { contentType: 'application/json', body: JSON.stringify(payload) };
  const texts = Object.entries(payload).map(([key, value]) => [key, stringOf(value)]);
  const fields = kind === 'command' ? texts : [['payload', JSON.stringify(payload)]];
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
};

/** Posts to the bot's request URL as Slack does. */
export const sendOverHttp = async (
  url: string,
  secret: string,
  outgoing: Outgoing,
  { forgery, retry }: SendOptions,
): Promise<Answered> => {
  const { contentType, body } = encode(outgoing);
  const start = performance.now();
  const done = (status: number, answer: unknown): Answered => ({
    outgoing,
    via: 'http',
    status,
    body: answer,
    ackMs: performance.now() - start,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signRequest(secret, body, forgery),
        ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num) }),
        ...(retry === undefined ? {} : { 'x-slack-retry-reason': retry.reason ?? 'http_timeout' }),
      },
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    const ack = await response.text();
    return done(response.status, ack === '' ? undefined : readJson(ack));
  } catch {
    return done(0, undefined);
  }
};
