import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from './store/database.ts';

/** The environment, read once. Everything else is handed what it needs. */
export interface Config {
  /** A company's own persona folder, on top of ours. */
  readonly personasDir: string | undefined;
  readonly database: Database;
  /** Seal what people said, and open it: the first one seals. */
  readonly encryptionKeys: readonly Buffer[];
  /** How long what people said is kept. */
  readonly retentionDays: number;
  /** Ids of people and of user groups; none is everybody. */
  readonly admins: readonly string[];
  /** Names of channels that are there for incidents; a star stands for anything. */
  readonly incidentRooms: readonly string[];
  readonly logLevel: LogLevel;
  /** With it pipelines sign what they tell of releases; without it they cannot. */
  readonly releaseSecret: string | undefined;
  readonly port: number;
  /** How long work in hand may take after SIGTERM. */
  readonly shutdownSeconds: number;
  /** Undefined when no credential is set: then there is the playground. */
  readonly slack: SlackCredentials | undefined;
}

/** Of the one workspace that a token is of, or of the app, which people install in theirs. */
export type SlackCredentials = { readonly apiUrl: string | undefined; readonly door: SlackDoor } & (
  | { readonly botToken: string }
  | { readonly oauth: { readonly clientId: string; readonly clientSecret: string } }
);

/** How Slack reaches us: we open a socket to it, or it posts to our port. */
export type SlackDoor =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

type LogLevel = (typeof logLevels)[number];

/** Names the variable, what was expected and what to do; never what was found, for that may be a secret. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigFaults';
    this.faults = faults;
  }
}

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => {
    const text = typeof value === 'string' ? value.trim() : value;
    return text === '' ? undefined : text;
  }, schema.optional());

const wholeNumber = (from: number, to: number, hint: string) => {
  const error = `expected a whole number from ${from} to ${to}; ${hint}`;
  return z.string().regex(/^\d+$/u, error).transform(Number).pipe(z.number().min(from, error).max(to, error));
};

/** How far a connection to PostgreSQL is encrypted. Weaker ones look safe and are not. */
const sslModes = ['verify-full', 'require', 'no-verify', 'disable'];

const databaseUrl = z
  .url({
    protocol: /^postgres(?:ql)?$/u,
    error: 'expected an address such as postgres://user:password@host:5432/database; leave it out for SQLite',
  })
  .refine(
    (url) => sslModes.includes(new URL(url).searchParams.get('sslmode') ?? 'disable'),
    `its sslmode is not one of ${sslModes.join(', ')}; use verify-full, with sslrootcert=<file> for an authority of your own`,
  );

const encryptionKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine(
    (keys) => keys.every((key) => key.length === 32),
    'expected 32 bytes in base64, or several such keys with commas between; make one with: openssl rand -base64 32',
  );

const adminIds = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter((id) => id !== ''))
  .refine(
    (ids) => ids.every((id) => /^[UWS][A-Z0-9]{2,}$/u.test(id)),
    'expected ids of people (U…) and of user groups (S…) in Slack with commas between; leave it out for everybody',
  );

const channelNames = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter((name) => name !== ''))
  .refine(
    (names) => names.every((name) => /^[\p{L}\p{N}*_-]+$/u.test(name)),
    'expected names of channels with commas between, without #; a star stands for anything, as in inc-*',
  );

const environment = z.object({
  SLACK_BOT_TOKEN: optional(
    z
      .string()
      .regex(
        /^xoxb-\S+$/u,
        'expected a token that begins with xoxb-; copy the Bot User OAuth Token from "OAuth & Permissions"',
      ),
  ),
  SLACK_APP_TOKEN: optional(
    z
      .string()
      .regex(
        /^xapp-\S+$/u,
        'expected a token that begins with xapp-; create one with connections:write under "Basic Information", "App-Level Tokens"',
      ),
  ),
  SLACK_SIGNING_SECRET: optional(
    z.string().regex(/^\S{16,}$/u, 'expected the Signing Secret from "Basic Information"; it has no spaces in it'),
  ),
  SLACK_CLIENT_ID: optional(
    z.string().regex(/^\d+\.\d+$/u, 'expected two numbers with a dot between: the Client ID from "Basic Information"'),
  ),
  SLACK_CLIENT_SECRET: optional(
    z.string().regex(/^\S{16,}$/u, 'expected the Client Secret from "Basic Information"; it has no spaces in it'),
  ),
  SLACK_API_URL: optional(
    z
      .url({
        protocol: /^https?$/u,
        error: 'expected an http(s) address such as https://slack.com/api/; leave it out to use Slack',
      })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  ),
  PORT: optional(wholeNumber(0, 65_535, 'leave it out for 3000')),
  PERSONAS_DIR: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(databaseUrl),
  ENCRYPTION_KEY: optional(encryptionKeys),
  RETENTION_DAYS: optional(wholeNumber(1, 3650, 'leave it out for 180')),
  ADMINS: optional(adminIds),
  INCIDENT_CHANNELS: optional(channelNames),
  RELEASE_HOOK_SECRET: optional(
    z
      .string()
      .regex(/^\S{32,}$/u, 'expected at least 32 characters without blanks; make one with: openssl rand -hex 32'),
  ),
  LOG_LEVEL: optional(z.enum(logLevels, `expected one of ${logLevels.join(', ')}; leave it out for info`)),
  SHUTDOWN_SECONDS: optional(wholeNumber(1, 300, 'leave it out for 20')),
});

type Environment = z.output<typeof environment>;

/** Many workspaces: what all of it needs, and what does not go with it. */
function installedOf(env: Environment): SlackCredentials {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_SIGNING_SECRET: signingSecret } = env;
  const faults = [
    clientId === undefined &&
      'SLACK_CLIENT_ID: not set, but SLACK_CLIENT_SECRET is; set both to be installed in many workspaces',
    clientSecret === undefined &&
      'SLACK_CLIENT_SECRET: not set, but SLACK_CLIENT_ID is; set both to be installed in many workspaces',
    signingSecret === undefined &&
      'SLACK_SIGNING_SECRET: not set; an app that is installed in many workspaces takes requests on PORT',
    env.SLACK_BOT_TOKEN !== undefined &&
      'SLACK_BOT_TOKEN: set beside SLACK_CLIENT_ID; leave it out: each workspace gives its own when the app is installed there',
    env.SLACK_APP_TOKEN !== undefined &&
      'SLACK_APP_TOKEN: set beside SLACK_CLIENT_ID; leave it out: many workspaces are served over HTTP',
    env.ENCRYPTION_KEY === undefined &&
      'ENCRYPTION_KEY: not set, but SLACK_CLIENT_ID is; the tokens of workspaces are kept sealed only; make one with: openssl rand -base64 32',
  ].filter((fault) => fault !== false);
  if (clientId === undefined || clientSecret === undefined || signingSecret === undefined || faults.length > 0)
    throw new ConfigFaults(faults);
  return { oauth: { clientId, clientSecret }, apiUrl: env.SLACK_API_URL, door: { kind: 'http', signingSecret } };
}

function slackOf(env: Environment): SlackCredentials | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (env.SLACK_CLIENT_ID !== undefined || env.SLACK_CLIENT_SECRET !== undefined) return installedOf(env);
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) return undefined;
  if (botToken === undefined) {
    const found = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    throw new ConfigFaults([
      `SLACK_BOT_TOKEN: not set, but ${found} is; set both to serve Slack, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be installed in many workspaces, or none of them for the playground`,
    ]);
  }
  if (appToken !== undefined) return { botToken, apiUrl: env.SLACK_API_URL, door: { kind: 'socket', appToken } };
  if (signingSecret !== undefined)
    return { botToken, apiUrl: env.SLACK_API_URL, door: { kind: 'http', signingSecret } };
  throw new ConfigFaults([
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: neither is set, but SLACK_BOT_TOKEN is; set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET to take requests on PORT',
  ]);
}

const databaseOf = ({ DATABASE_URL: url, DATA_DIR: folder = 'data' }: Environment): Database =>
  url === undefined ? { kind: 'sqlite', path: join(folder, 'consultant.sqlite') } : { kind: 'postgres', url };

/** Throws ConfigFaults with all that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw new ConfigFaults(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  return {
    personasDir: read.data.PERSONAS_DIR,
    database: databaseOf(read.data),
    encryptionKeys: read.data.ENCRYPTION_KEY ?? [],
    retentionDays: read.data.RETENTION_DAYS ?? 180,
    admins: read.data.ADMINS ?? [],
    incidentRooms: read.data.INCIDENT_CHANNELS ?? ['inc-*', 'incident-*', 'sev*'],
    releaseSecret: read.data.RELEASE_HOOK_SECRET,
    logLevel: read.data.LOG_LEVEL ?? 'info',
    port: read.data.PORT ?? 3000,
    shutdownSeconds: read.data.SHUTDOWN_SECONDS ?? 20,
    slack: slackOf(read.data),
  };
}
