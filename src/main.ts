import { config as loadDotenv } from 'dotenv';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigFaults, readConfig, type Config, type SlackCredentials } from './config.ts';
import type { Consultant } from './consult/consultant.ts';
import { createLog } from './log.ts';
import { openConsultant } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';
import { describeError } from './slack/delivery/describe-error.ts';
import { StartFault } from './start-fault.ts';

/** Serves Slack when there are credentials for it; without them a Slack of its own, in the browser. Loads what it does. */

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const untilToldToStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT']) process.once(name, resolve);
  });

async function atTheTerminal(consultant: Consultant): Promise<void> {
  const { startTerminalConsultation } = await import('./terminal.ts');
  tell('A consultation in the terminal, because --terminal is given; "new" begins anew, "exit" leaves.');
  await startTerminalConsultation(consultant, {
    input: process.stdin,
    output: process.stdout,
    width: Math.min(process.stdout.columns || 100, 120),
    colour: process.stdout.isTTY && process.stdout.hasColors(),
  });
}

async function inSlack(consultant: Consultant, config: Config, credentials: SlackCredentials): Promise<void> {
  const log = createLog({ level: config.logLevel });
  process.on('uncaughtException', (error) => {
    log.fatal(describeError(error), 'a fault nobody caught: the process ends, its work is in the store');
    process.exit(1);
  });
  const reason =
    'oauth' in credentials
      ? 'SLACK_CLIENT_ID is set; the app is installed in workspaces at /slack/install'
      : 'SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not';
  const { serve } = await import('./serve.ts');
  const serving = await serve({ consultant, config, credentials, log });
  // whoever reads that it serves may tell it to stop at once
  const toldToStop = untilToldToStop();
  tell(
    credentials.door.kind === 'socket'
      ? `Serving Slack in Socket Mode, because SLACK_APP_TOKEN is set. Health on port ${serving.port}.`
      : `Serving Slack over HTTP on port ${serving.port} at /slack/events, because ${reason}.`,
  );
  const signal = await toldToStop;
  log.info({ signal }, 'stopping');
  await serving.stop();
  process.exit(0);
}

const playFolder = 'data/playground';

async function inThePlayground(config: Config, { socket, fresh }: Words): Promise<void> {
  if (fresh) await rm(playFolder, { recursive: true, force: true });
  const { play } = await import('./play.ts');
  const playing = await play({ config, socket, folder: playFolder });
  const { address, port } = playing;
  if (port !== config.port && config.port !== 0) tell(`Port ${config.port} is taken by another program.`);
  tell(
    `No Slack credentials are set, so this is a playground with a Slack of its own, on this machine only: ${address}`,
  );
  await untilToldToStop();
  await playing.stop();
  process.exit(0);
}

const words = { terminal: { type: 'boolean' }, socket: { type: 'boolean' }, fresh: { type: 'boolean' } } as const;

interface Words {
  readonly terminal: boolean;
  readonly socket: boolean;
  readonly fresh: boolean;
}

function readWords(): Words {
  try {
    const { terminal = false, socket = false, fresh = false } = parseArgs({ options: words }).values;
    return { terminal, socket, fresh };
  } catch (error) {
    throw new StartFault('expected: npm start, or npm start -- with --terminal, --socket or --fresh', { cause: error });
  }
}

/** What a person can mend is told line by line; the rest is ours, and keeps its stack. */
function linesOf(error: unknown): readonly string[] | undefined {
  if (error instanceof PersonaFaults) return [...error.faults.map(formatFault), `${error.message}.`];
  if (error instanceof ConfigFaults) return error.faults;
  return error instanceof StartFault ? [error.message] : undefined;
}

try {
  loadDotenv({ quiet: true });
  const config = readConfig();
  const asked = readWords();
  if (config.slack !== undefined && (asked.socket || asked.fresh))
    throw new StartFault('--socket and --fresh are for the playground, which begins when no SLACK_… variable is set');
  if (asked.terminal) await atTheTerminal(openConsultant(config.personasDir));
  else if (config.slack !== undefined) await inSlack(openConsultant(config.personasDir), config, config.slack);
  else await inThePlayground(config, asked);
} catch (error) {
  const lines = linesOf(error);
  if (lines === undefined) throw error;
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
