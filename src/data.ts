import { config as loadDotenv } from 'dotenv';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigFaults, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { codeOf, databaseFault, StartFault } from './start-fault.ts';
import type { Database } from './store/database.ts';
import { exportData } from './store/export-data.ts';
import { importData } from './store/import-data.ts';
import { TransferFault } from './store/transfer.ts';

/** `npm run -s data:export > file` and `data:import < file`: everything the bot keeps, from and to any database. */

const log = createLog({ level: 'silent' });
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function exportAll(database: Database): Promise<void> {
  if (database.kind === 'sqlite' && !existsSync(database.path))
    throw new StartFault(`DATABASE_PATH: there is no file ${database.path}`);
  await pipeline(Readable.from(exportData(database, log)), process.stdout);
}

/** By line feeds and nothing else: what people said may hold any other character that ends a line. */
async function* linesIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function importAll(database: Database): Promise<void> {
  const rows = await importData(database, linesIn(process.stdin.setEncoding('utf8')), log);
  tell(`${rows} rows imported.`);
}

function linesOf(error: unknown, database: Database | undefined): readonly string[] {
  if (error instanceof ConfigFaults) return error.faults;
  if (error instanceof TransferFault || error instanceof StartFault) return [error.message];
  if (database !== undefined) return [databaseFault(error, database).message];
  throw error;
}

let database: Database | undefined;
try {
  loadDotenv({ quiet: true });
  ({ database } = readConfig());
  const what = process.argv[2];
  if (what === 'export') await exportAll(database);
  else if (what === 'import') await importAll(database);
  else throw new StartFault('expected one of: export, import');
} catch (error) {
  // Whoever read it has had enough.
  if (codeOf(error) !== 'EPIPE') for (const line of linesOf(error, database)) tell(line);
  process.exitCode = 1;
}
