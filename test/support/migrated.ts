import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { alone } from '../../src/store/alone.ts';
import type { Database } from '../../src/store/database.ts';
import { engineOf } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { newFolder } from './new-folder.ts';

/** Brings an empty database to a version, the newest unless told. */
export async function migrateTo(database: Database, version?: string): Promise<void> {
  const { maintain, beginAlone } = engineOf(database, createLog({ level: 'silent' }));
  const db = maintain();
  await alone(db, beginAlone, (tables) => migrate(tables, version));
  await db.destroy();
}

async function makeModel(): Promise<Buffer> {
  const folder = await newFolder('model');
  const path = join(folder, 'model.sqlite');
  await migrateTo({ kind: 'sqlite', path });
  const model = await readFile(path);
  await rm(folder, { recursive: true });
  return model;
}

let model: Promise<Buffer> | undefined;

/** A file as the bot leaves it that has been told nothing: its tables take longer to make than most stories to tell. */
export async function newSqlite(path: string): Promise<Database> {
  model ??= makeModel();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await model);
  return { kind: 'sqlite', path };
}
