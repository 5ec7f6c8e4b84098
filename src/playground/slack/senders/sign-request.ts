import { createHmac } from 'node:crypto';
import { type Forgery } from './outgoing.ts';

/** A minute more than Slack's window. */
const TOO_FAR_S = 6 * 60;

/**
 * The headers with which Slack proves that a request is its own, or some that fail to. Stamped with real time, because
 * the bot compares with its own clock. Old and future stamps are signed correctly.
 */
export const signRequest = (secret: string, body: string, forgery?: Forgery): Record<string, string> => {
  const skew = { 'old-timestamp': -TOO_FAR_S, 'future-timestamp': TOO_FAR_S, 'bad-signature': 0, 'no-signature': 0 };
  const timestamp = String(Math.floor(Date.now() / 1000) + (forgery === undefined ? 0 : skew[forgery]));
  if (forgery === 'no-signature') return { 'x-slack-request-timestamp': timestamp };
  const key = forgery === 'bad-signature' ? `${secret}?` : secret;
  const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
};
