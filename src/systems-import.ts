import { config as loadDotenv } from 'dotenv';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigFaults, readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { openConsultant } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { fixedAccess } from './slack/delivery/access.ts';
import { createSlackApi } from './slack/delivery/slack-api.ts';
import { laneOf } from './slack/request.ts';
import { storedShapes } from './slack/stored-shapes.ts';
import { importSystems } from './slack/systems/import-systems.ts';
import { codeOf, databaseFault, StartFault } from './start-fault.ts';
import { openStore } from './store/open-store.ts';

/** `npm run -s systems:import catalog-info.yaml …`: what a Backstage catalog says of systems becomes what the bot knows. */

const log = createLog({ level: 'silent' });
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const usage = 'expected: systems:import [--tenant T…] file…';

/** The workspace of the token, unless another one is named. */
async function tenantOf(words: readonly string[], { slack }: Config): Promise<string> {
  const at = words.indexOf('--tenant');
  const named = at < 0 ? undefined : words[at + 1];
  if (at >= 0 && named === undefined) throw new StartFault(usage);
  if (named !== undefined) return named;
  if (slack === undefined)
    throw new StartFault(
      'SLACK_BOT_TOKEN: not set, so nobody knows whose systems these are; set it, or say --tenant T…',
    );
  if ('oauth' in slack)
    throw new StartFault('the app may be in many workspaces; say whose systems these are: --tenant T…');
  const { botToken, apiUrl } = slack;
  const api = createSlackApi({ access: fixedAccess(botToken), apiUrl, logger: boltLogger(log) });
  const { tenant } = await api.whoAmI();
  if (tenant === undefined) throw new StartFault('Slack does not say which workspace the token is of; say --tenant T…');
  return tenant;
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFault(`${file}: cannot be read (${codeOf(error) ?? 'unknown'})`, { cause: error });
  }
};

/** Whether all of it could be used. */
async function main(words: readonly string[]): Promise<boolean> {
  const config = readConfig();
  const at = words.indexOf('--tenant');
  const files = words.filter((word, index) => word !== '--tenant' && (at < 0 || index !== at + 1));
  if (files.length === 0) throw new StartFault(usage);
  const consultant = openConsultant(config.personasDir);
  const read = files.map((file) => ({ file, ...consultant.readCatalog(textOf(file)) }));
  const faults = read.flatMap(({ file, faults: found }) => found.map(({ line, what }) => `${file}:${line}: ${what}`));
  for (const fault of faults) complain(fault);
  const tenant = await tenantOf(words, config);
  const { database, encryptionKeys: keys } = config;
  const store = await openStore({ database, keys, shapes: storedShapes, laneOf, log }).catch((error: unknown) => {
    throw databaseFault(error, database);
  });
  try {
    for (const { file, records } of read) {
      const by = { tenant, person: basename(file), at: Date.now() };
      for (const { name, what } of await importSystems(store.systems, records, by)) tell(`${name}: ${what}`);
    }
  } finally {
    await store.close();
  }
  return faults.length === 0;
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof PersonaFaults) return error.faults.map(formatFault);
  if (error instanceof ConfigFaults) return error.faults;
  if (error instanceof Error && 'code' in error && error.name.startsWith('Slack'))
    return [`Slack: ${String(error.code)}`];
  if (error instanceof StartFault) return [error.message];
  throw error;
}

try {
  loadDotenv({ quiet: true });
  if (!(await main(process.argv.slice(2)))) process.exitCode = 2;
} catch (error) {
  for (const line of linesOf(error)) complain(line);
  process.exitCode = 1;
}
