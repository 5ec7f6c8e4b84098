import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ConfigFaults, readConfig } from '../src/config.ts';

const faults = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
};

const botToken = 'xoxb-1-not-a-secret';
const appToken = 'xapp-1-not-a-secret';
const signingSecret = '0123456789abcdef0123456789abcdef';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      personasDir: undefined,
      databasePath: 'data/consultant.sqlite',
      logLevel: 'info',
      port: 3000,
      shutdownSeconds: 20,
      slack: undefined,
    });
  });

  it('an app token means Socket Mode, with or without a signing secret', () => {
    for (const more of [{}, { SLACK_SIGNING_SECRET: signingSecret }]) {
      const { slack } = readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, ...more });
      expect(slack).toEqual({ botToken, apiUrl: undefined, door: { kind: 'socket', appToken } });
    }
  });

  it('a signing secret alone means HTTP', () => {
    const env = {
      SLACK_BOT_TOKEN: ` ${botToken}\n`,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_APP_TOKEN: '',
      PORT: '8080',
    };
    expect(readConfig(env)).toMatchObject({ port: 8080, slack: { botToken, door: { kind: 'http', signingSecret } } });
  });

  it('an address of the Web API ends in a slash', () => {
    const env = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: 'http://localhost:1/api' };
    expect(readConfig(env).slack?.apiUrl).toBe('http://localhost:1/api/');
  });

  it.each([
    [{ SLACK_BOT_TOKEN: botToken }, 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET'],
    [{ SLACK_APP_TOKEN: appToken }, 'SLACK_BOT_TOKEN: not set, but SLACK_APP_TOKEN is'],
    [{ SLACK_SIGNING_SECRET: signingSecret }, 'SLACK_BOT_TOKEN: not set, but SLACK_SIGNING_SECRET is'],
  ])('credentials by halves are explained: %o', (env, words) => {
    expect(faults(env)).toEqual([expect.stringContaining(words)]);
  });

  it('all that is wrong is named at once, with what to do, and never what was found', () => {
    const found = faults({
      SLACK_BOT_TOKEN: 'xoxp-wrong-kind',
      SLACK_APP_TOKEN: 'xoxb-swapped',
      SLACK_API_URL: 'ftp://nowhere-else',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      SHUTDOWN_SECONDS: 'soon',
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'PORT',
      'LOG_LEVEL',
      'SHUTDOWN_SECONDS',
    ]);
    expect(found.join('\n')).not.toMatch(/wrong-kind|swapped|nowhere-else|99999|loud|soon/u);
  });

  it('is documented in .env.example, every variable and no other', async () => {
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    const source = await readFile(new URL('../src/config.ts', import.meta.url), 'utf8');
    const documented = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name);
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): optional/gmu)].map(([, name]) => name);
    expect(new Set(documented)).toEqual(new Set(read));
  });
});
