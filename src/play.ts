import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, SlackCredentials } from './config.ts';
import { createLog } from './log.ts';
import { openPersona, personaFolders, succession } from './open-consultant.ts';
import { PersonaFaults, type Fault } from './persona/fault.ts';
import type { Persona } from './persona/persona.ts';
import type { Playground } from './playground/open-playground.ts';
import { serve, type Serving } from './serve.ts';
import { codeOf, StartFault } from './start-fault.ts';
import { watchFolders } from './watch-folders.ts';

export interface PlayParts {
  readonly config: Config;
  /** By a socket instead of over HTTP. */
  readonly socket: boolean;
  /** Where the playground keeps what the bot keeps. */
  readonly folder: string;
}

export interface Playing {
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/** It is no part of an installation for production. */
async function openPlayground(port: number): Promise<Playground> {
  const { openPlayground: open } = await import('./playground/open-playground.ts').catch((error: unknown) => {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new StartFault(
      'SLACK_BOT_TOKEN: not set; set it with SLACK_APP_TOKEN for Socket Mode, or with SLACK_SIGNING_SECRET to take requests on PORT (the playground, which needs none of them, is not part of this installation)',
      { cause: error },
    );
  });
  return open({ port });
}

function credentialsFor({ slack }: Playground, socket: boolean): SlackCredentials {
  const { botToken, apiUrl, appToken, signingSecret } = slack;
  return { botToken, apiUrl, door: socket ? { kind: 'socket', appToken } : { kind: 'http', signingSecret } };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartFault(
      `${folder}: cannot be made (${codeOf(error) ?? 'unknown'}); the playground keeps its data there`,
      {
        cause: error,
      },
    );
  }
}

/** The persona as its files are now, or what is wrong with them. */
function reload(personasDir: string | undefined): { persona: Persona } | { faults: readonly Fault[] } {
  try {
    return { persona: openPersona(personasDir) };
  } catch (error) {
    if (error instanceof PersonaFaults) return { faults: error.faults };
    // A file that went away while it was read, and the like.
    return { faults: [{ file: personasDir ?? 'personas', line: 1, field: '', expected: String(error) }] };
  }
}

/** Serves the bot as it is to a Slack of its own, on this machine, and has it answer from persona files as they are saved. */
export async function play({ config, socket, folder }: PlayParts): Promise<Playing> {
  const { personasDir, port, logLevel, releaseSecret = randomBytes(32).toString('hex') } = config;
  let persona = openPersona(personasDir);
  let loadedAt = Date.now();
  makeFolder(folder);
  const path = join(folder, 'consultant.sqlite');
  const isFirst = !existsSync(path);
  const playground = await openPlayground(port);
  const now = (): number => playground.now();
  const nextConsultant = succession(() => new Date(now()));
  const credentials = credentialsFor(playground, socket);
  const log = createLog({ level: logLevel, destination: createWriteStream(join(folder, 'bot.log')) });
  const own: Config = { ...config, database: { kind: 'sqlite', path }, releaseSecret, port: 0 };

  const start = async (): Promise<Serving> => {
    const begun = await serve({ consultant: nextConsultant(persona), config: own, credentials, log, now, host });
    if (!socket) playground.connect(`http://${host}:${begun.port}/slack/events`);
    return begun;
  };
  const begin = async (): Promise<Serving> => {
    const begun = await start();
    const hook = { url: `http://${host}:${begun.port}/hooks/release`, secret: releaseSecret };
    if (isFirst) await playground.firstRun(hook);
    return begun;
  };
  let serving = await begin().catch(async (error: unknown) => {
    await playground.close();
    throw error;
  });

  /** Whether there is something new to answer from. */
  const reread = async (): Promise<boolean> => {
    const read = reload(personasDir);
    const faults = 'faults' in read ? read.faults : [];
    const isNew = 'persona' in read && read.persona.dataVersion !== persona.dataVersion;
    if (isNew) {
      ({ persona } = read);
      loadedAt = Date.now();
      await serving.stop();
      serving = await start();
    }
    playground.tellPersona({ loadedAt, faults });
    return isNew;
  };
  const renew = async (): Promise<void> => {
    // Reading holds up this process: whoever asks meanwhile waits outside, and nothing is acknowledged late.
    const isNew = await playground.whileAway(reread);
    if (isNew) await playground.askAgain();
  };
  let renewing = Promise.resolve();
  const stopWatching = watchFolders(personaFolders(personasDir), () => {
    renewing = renewing.then(renew);
  });
  return {
    address: playground.address,
    port: playground.port,
    stop: async () => {
      stopWatching();
      await renewing;
      await serving.stop();
      await playground.close();
    },
  };
}
