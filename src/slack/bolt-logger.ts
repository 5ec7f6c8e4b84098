import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../log.ts';

/**
 * What Slack's libraries say, as far as it can be kept. Their messages quote: bodies, tokens, the words of people, what
 * could not be parsed. Only the fixed part before the first quote, colon or bracket is theirs alone.
 */
const fixedPart = (message: unknown): string => {
  const words = typeof message === 'string' ? message : message instanceof Error ? message.name : 'no words';
  return (/^[A-Za-z][A-Za-z ,.#'-]{0,119}/u.exec(words)?.[0] ?? 'no words').trim();
};

export function boltLogger(log: Log): Logger {
  const library = log.child({ from: 'slack-library' });
  return {
    // Debug lines hold whole requests.
    debug: () => {},
    info: (message) => library.debug(fixedPart(message)),
    warn: (message) => library.warn(fixedPart(message)),
    error: (message) => library.error(fixedPart(message)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
