import { createHmac } from 'node:crypto';
import { type Forgery } from './outgoing.ts';

const DAY_S = 24 * 60 * 60;
const OLD_S = 6 * 60;

/**
 * The headers with which Slack proves that a request is its own, or some that fail to. Stamped with real time, because
 * the bot compares with its own clock. A future stamp is signed correctly, a day ahead.
 */
export const signRequest = (secret: string, body: string, forgery?: Forgery): Record<string, string> => {
  const skew = { 'old-timestamp': -OLD_S, 'future-timestamp': DAY_S, 'bad-signature': 0, 'no-signature': 0 };
  const timestamp = String(Math.floor(Date.now() / 1000) + (forgery === undefined ? 0 : skew[forgery]));
  if (forgery === 'no-signature') return { 'x-slack-request-timestamp': timestamp };
  const key = forgery === 'bad-signature' ? `${secret}?` : secret;
  const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
};
