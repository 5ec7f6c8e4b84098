import { config as loadDotenv } from 'dotenv';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigFaults, readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { codeOf, databaseFault, StartFault } from './start-fault.ts';
import type { Database } from './store/database.ts';
import { exportData } from './store/export-data.ts';
import type { Kept } from './store/count-kept.ts';
import { forgetData } from './store/forget-data.ts';
import { importData } from './store/import-data.ts';
import { moveData } from './store/move-data.ts';
import { TransferFault } from './store/transfer.ts';

/**
 * `npm run -s data:export > file` and `data:import < file`: everything the bot keeps, from and to any database.
 * `npm run -s data:forget -- T…`: what it keeps of one workspace or organisation, counted, and deleted where that is said.
 * `npm run -s data:move -- T… E…`: the same, made that of the organisation which the workspace has joined.
 */

const log = createLog({ level: 'silent' });
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

function proveThere(database: Database): void {
  if (database.kind === 'sqlite' && !existsSync(database.path))
    throw new StartFault(`DATA_DIR: there is no file ${database.path}`);
}

async function exportAll(database: Database): Promise<void> {
  proveThere(database);
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

const forGood = '--for-good';

/** Ids, as many as are wanted, and whether it is meant. */
function wordsOf(words: readonly string[], many: number, usage: string) {
  const ids = words.filter((word) => word !== forGood);
  if (ids.length !== many || ids.some((id) => !/^[TE][A-Z0-9]+$/u.test(id)))
    throw new StartFault(
      `expected: ${usage} [${forGood}]; ids of workspaces begin with T, those of organisations with E`,
    );
  return { ids, isMeant: words.includes(forGood) };
}

function tellKept(kept: Kept): number {
  for (const [table, rows] of kept) process.stdout.write(`${table}: ${rows}\n`);
  return [...kept.values()].reduce((sum, rows) => sum + rows, 0);
}

async function forget({ database }: Config, words: readonly string[]): Promise<void> {
  const { ids, isMeant } = wordsOf(words, 1, 'data:forget -- T…');
  const [tenant = ''] = ids;
  proveThere(database);
  const total = tellKept(await forgetData(database, { tenant, forGood: isMeant }, log));
  tell(
    isMeant
      ? `${total} rows of ${tenant} deleted. Backups still hold them.`
      : `${total} rows are kept of ${tenant}. Nothing was deleted; say ${forGood} to do it.`,
  );
}

async function move({ database, encryptionKeys: keys }: Config, words: readonly string[]): Promise<void> {
  const { ids, isMeant } = wordsOf(words, 2, 'data:move -- T… E…');
  const [from = '', to = ''] = ids;
  proveThere(database);
  const total = tellKept(await moveData({ database, keys }, { from, to, forGood: isMeant }, log));
  tell(
    isMeant
      ? `${total} rows of ${from} are ${to}'s now.`
      : `${total} rows of ${from} would be ${to}'s. Nothing was moved; stop the bot and say ${forGood} to do it.`,
  );
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
  const config = readConfig();
  ({ database } = config);
  const [what = '', ...words] = process.argv.slice(2);
  if (what === 'export') await exportAll(database);
  else if (what === 'import') await importAll(database);
  else if (what === 'forget') await forget(config, words);
  else if (what === 'move') await move(config, words);
  else throw new StartFault('expected one of: export, import, forget, move');
} catch (error) {
  // Whoever read it has had enough.
  if (codeOf(error) !== 'EPIPE') for (const line of linesOf(error, database)) tell(line);
  process.exitCode = 1;
}
