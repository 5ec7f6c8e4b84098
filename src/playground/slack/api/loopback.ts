import { type IncomingMessage } from 'node:http';

const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

const hostOf = (authority: string): string => authority.replace(/:\d+$/, '').toLowerCase();

/** Whether a request was meant for this machine. A page elsewhere whose name was made to point here gives itself away. */
export const isForLoopback = ({ headers }: IncomingMessage): boolean => NAMES.has(hostOf(headers.host ?? ''));

/** Whether a page of another site made the browser send this; programs name no origin. Links may lead here. */
export const isFromAnotherSite = ({ headers }: IncomingMessage): boolean => {
  const { origin, host, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers;
  const isOther = site === 'cross-site' || site === 'same-site';
  return (origin !== undefined && origin !== `http://${host}`) || (isOther && mode !== 'navigate');
};
