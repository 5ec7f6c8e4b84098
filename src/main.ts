import { config as loadDotenv } from 'dotenv';
import { ConfigFaults, readConfig, type Config, type SlackCredentials } from './config.ts';
import type { Consultant } from './consult/consultant.ts';
import { createLog } from './log.ts';
import { openConsultant } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';
import { serve } from './serve.ts';
import { describeError } from './slack/delivery/describe-error.ts';
import { StartFault } from './start-fault.ts';
import { startTerminalConsultation } from './terminal.ts';

/** `npm start`: serves Slack when there are credentials for it, and is a consultation at the keyboard when there are none. */

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function atTheTerminal(consultant: Consultant): Promise<void> {
  tell(
    'No Slack credentials are set, so this is a consultation in the terminal (see .env.example to serve Slack); "new" begins anew, "exit" leaves.',
  );
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
  const serving = await serve({ consultant, config, credentials, log });
  tell(
    credentials.door.kind === 'socket'
      ? `Serving Slack in Socket Mode, because SLACK_APP_TOKEN is set. Health on port ${serving.port}.`
      : `Serving Slack over HTTP on port ${serving.port} at /slack/events, because SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not.`,
  );
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT']) process.once(name, resolve);
  });
  log.info({ signal }, 'stopping');
  await serving.stop();
  process.exit(0);
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
  const consultant = openConsultant(config.personasDir);
  await (config.slack === undefined ? atTheTerminal(consultant) : inSlack(consultant, config, config.slack));
} catch (error) {
  const lines = linesOf(error);
  if (lines === undefined) throw error;
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
