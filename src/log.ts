import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * What may never be written, should somebody hand it over in spite of the rule: a line holds ids, sizes, outcomes and
 * durations, and a static message.
 */
const secret = [
  'authorization',
  'blocks',
  'body',
  'headers',
  'message',
  'payload',
  'password',
  'responseUrl',
  'response_url',
  'secret',
  'signingSecret',
  'text',
  'token',
  'appToken',
  'botToken',
  'words',
];

export function createLog({ level, destination }: { level: string; destination?: DestinationStream }): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    // The default serializer writes the message of an error, which may quote what somebody typed.
    serializers: { err: (error: unknown) => (error instanceof Error ? error.name : 'not an error') },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
