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
      database: { kind: 'sqlite', path: 'data/consultant.sqlite' },
      encryptionKeys: [],
      retentionDays: 180,
      admins: [],
      incidentRooms: ['inc-*', 'incident-*', 'sev*'],
      releaseSecret: undefined,
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

  it('an address of PostgreSQL takes the place of the file', () => {
    const url = 'postgres://bot:secret@db.example:5432/consultant?sslmode=verify-full';
    const { database, retentionDays } = readConfig({
      DATABASE_URL: url,
      DATA_DIR: 'ignored',
      RETENTION_DAYS: '30',
    });
    expect(database).toEqual({ kind: 'postgres', url });
    expect(retentionDays).toBe(30);
  });

  it('one key seals, and those behind it open what was sealed before', () => {
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const text = keys.map((key) => key.toString('base64')).join(', ');
    expect(readConfig({ ENCRYPTION_KEY: text }).encryptionKeys).toEqual(keys);
    expect(faults({ ENCRYPTION_KEY: `${text},` })).toEqual([expect.stringMatching(/^ENCRYPTION_KEY: .*openssl rand/u)]);
  });

  it('an sslmode that looks safe and is not is refused, without showing the address', () => {
    for (const mode of ['prefer', 'allow', 'verify-ca', 'verify_full']) {
      const found = faults({ DATABASE_URL: `postgres://bot:hunter2@db/x?sslmode=${mode}` });
      expect(found).toEqual([expect.stringMatching(/^DATABASE_URL: its sslmode .* verify-full/u)]);
      expect(found.join('')).not.toContain('hunter2');
    }
  });

  it('takes administrators with commas or blanks between, and refuses names', () => {
    expect(readConfig({ INCIDENT_CHANNELS: 'outage-*, war_room' }).incidentRooms).toEqual(['outage-*', 'war_room']);
    expect(readConfig({ ADMINS: ' U0ANNA, W0BEN  S0PLATFORM,' }).admins).toEqual(['U0ANNA', 'W0BEN', 'S0PLATFORM']);
    for (const wrong of ['@anna', 'U0ANNA,anna', 'C0CHANNEL'])
      expect(faults({ ADMINS: wrong })).toEqual([
        expect.stringMatching(/^ADMINS: .*people \(U…\).*user groups \(S…\)/u),
      ]);
  });

  const many = {
    SLACK_CLIENT_ID: '1234.5678',
    SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
    SLACK_SIGNING_SECRET: signingSecret,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  };

  it('an app without a token of one workspace is for as many as install it', () => {
    const { slack } = readConfig(many);
    expect(slack).toMatchObject({
      oauth: { clientId: '1234.5678', clientSecret: '0123456789abcdef0123456789abcdef' },
      door: { kind: 'http', signingSecret },
    });
    expect(slack).not.toHaveProperty('botToken');
  });

  it.each([
    ['without its secret', { SLACK_CLIENT_SECRET: '' }, ['SLACK_CLIENT_SECRET: not set']],
    ['without its id', { SLACK_CLIENT_ID: '' }, ['SLACK_CLIENT_ID: not set']],
    ['without a signing secret', { SLACK_SIGNING_SECRET: '' }, ['SLACK_SIGNING_SECRET: not set']],
    ['without a key to seal tokens with', { ENCRYPTION_KEY: '' }, ['ENCRYPTION_KEY: not set']],
    ['beside a token of one workspace', { SLACK_BOT_TOKEN: botToken }, ['SLACK_BOT_TOKEN: set beside']],
    ['in Socket Mode', { SLACK_APP_TOKEN: appToken }, ['SLACK_APP_TOKEN: set beside']],
    [
      'with much of that',
      { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, ENCRYPTION_KEY: '' },
      ['SLACK_BOT_TOKEN: set', 'SLACK_APP_TOKEN: set', 'ENCRYPTION_KEY: not set'],
    ],
  ])('such an app %s is refused, with what to do', (_, env, words) => {
    expect(faults({ ...many, ...env })).toEqual(words.map((word) => expect.stringContaining(word) as unknown));
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
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      RETENTION_DAYS: '0.5',
      ENCRYPTION_KEY: 'c2hvcnQ=',
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'PORT',
      'DATABASE_URL',
      'ENCRYPTION_KEY',
      'RETENTION_DAYS',
      'LOG_LEVEL',
      'SHUTDOWN_SECONDS',
    ]);
    expect(found.join('\n')).not.toMatch(/wrong-kind|swapped|nowhere-else|99999|loud|soon|hunter2|0\.5|c2hvcnQ/u);
  });

  it('is documented in .env.example, every variable and no other', async () => {
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    const source = await readFile(new URL('../src/config.ts', import.meta.url), 'utf8');
    const documented = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name);
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): optional/gmu)].map(([, name]) => name);
    expect(new Set(documented)).toEqual(new Set(read));
  });
});
