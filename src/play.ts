import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, SlackCredentials } from './config.ts';
import { createLog } from './log.ts';
import { consultantOf, openPersona, personaFolders } from './open-consultant.ts';
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
  const opening = openPlayground(config.port);
  const isNew = !existsSync(join(folder, 'consultant.sqlite'));
  mkdirSync(folder, { recursive: true });
  const log = createLog({ level: config.logLevel, destination: createWriteStream(join(folder, 'bot.log')) });
  const own: Config = {
    ...config,
    database: { kind: 'sqlite', path: join(folder, 'consultant.sqlite') },
    releaseSecret: config.releaseSecret ?? randomBytes(32).toString('hex'),
    port: 0,
  };
  const playground = await opening;
  const credentials = credentialsFor(playground, socket);
  const start = async (persona: Persona): Promise<Serving> => {
    const begun = await serve({ consultant: consultantOf(persona), config: own, credentials, log, host });
    if (!socket) playground.connect(`http://${host}:${begun.port}/slack/events`);
    return begun;
  };
  let persona = openPersona(config.personasDir);
  let loadedAt = Date.now();
  let serving = await start(persona);
  if (isNew && own.releaseSecret !== undefined)
    await playground.firstRun({ url: `http://${host}:${serving.port}/hooks/release`, secret: own.releaseSecret });

  const renew = async (): Promise<void> => {
    const read = reload(config.personasDir);
    if ('faults' in read) return playground.tellPersona({ loadedAt, faults: read.faults });
    const isNewer = read.persona.dataVersion !== persona.dataVersion;
    if (!isNewer) return playground.tellPersona({ loadedAt, faults: [] });
    ({ persona } = read);
    loadedAt = Date.now();
    await playground.whileAway(async () => {
      await serving.stop();
      serving = await start(persona);
    });
    playground.tellPersona({ loadedAt, faults: [] });
    await playground.askAgain();
  };
  let renewing = Promise.resolve();
  const stopWatching = watchFolders(personaFolders(config.personasDir), () => {
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
