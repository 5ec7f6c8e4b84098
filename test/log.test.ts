import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { boltLogger } from '../src/slack/bolt-logger.ts';

const collect = () => {
  const lines: string[] = [];
  return { lines, log: createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }) };
};

it('hides secrets and words that somebody hands over in spite of the rule', () => {
  const { lines, log } = collect();
  log.info({ token: 'zanzibar', request: { text: 'zanzibar', headers: { authorization: 'zanzibar' } } }, 'static');
  log.error({ err: new Error('zanzibar') }, 'static');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('zanzibar');
});

it('keeps of what Slack’s libraries say only what is theirs', () => {
  const { lines, log } = collect();
  const logger = boltLogger(log);
  logger.debug('http request body: {"text":"zanzibar"}');
  logger.info('Going on', { text: 'zanzibar' });
  logger.warn('Malformed request body: Unexpected token z, "zanzibar" is not valid JSON');
  logger.error('Failed to retrieve a new WSS URL (error: zanzibar)');
  logger.error(new Error('zanzibar'));
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'Going on',
    'Malformed request body',
    'Failed to retrieve a new WSS URL',
    'Error',
  ]);
});
