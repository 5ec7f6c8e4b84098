import { cp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startProcess, type Running } from '../slack/process.ts';
import { visit } from './visitor.ts';
import { newFolder } from '../support/new-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const started: Running[] = [];

afterAll(() => {
  for (const { child } of started) child.kill('SIGKILL');
});

const start = (cwd: string, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Running => {
  const one = startProcess({ PORT: '0', ...env }, 'ignore', [], { words, cwd });
  started.push(one);
  return one;
};

async function addressOf(one: Running): Promise<string> {
  await one.says('http://127.0.0.1:');
  return /http:\/\/127\.0\.0\.1:\d+/u.exec(one.output())?.[0] ?? '';
}

async function end(one: Running): Promise<void> {
  one.child.kill('SIGTERM');
  expect((await one.exited()).code).toBe(0);
}

const onPort = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

// Each waits for a process or two to start.
const patient = { timeout: 60_000 };

/** One after the other, in one folder. */
describe('npm start without credentials', patient, () => {
  let cwd: string;
  let first: Running;
  let second: Running;

  beforeAll(async () => {
    cwd = await newFolder('start');
    first = start(cwd);
  });

  afterAll(async () => {
    await rm(cwd, { recursive: true });
  });

  it('says in one line what it does and where, and serves the page there', async () => {
    const address = await addressOf(first);
    expect(first.output()).toBe(
      `No Slack credentials are set, so this is a playground with a Slack of its own, on this machine only: ${address}\n`,
    );
    const page = await fetch(address);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('takes the next port when another program has this one, and says so', async () => {
    // What the second one is to forget.
    const mina = await visit(await addressOf(first), { in: 'checkout-prod' });
    await mina.do({ do: 'command', in: mina.channel('checkout-prod'), text: '/devops system unbind' });
    await mina.until(({ open }) => open.messages.some(({ fromBot }) => fromBot));
    mina.leave();
    await end(first);
    const taken = await onPort(0);
    second = start(cwd, ['--fresh', '--socket'], { PORT: String(portOf(taken)) });
    const address = await addressOf(second);
    expect(second.output()).toContain(`Port ${portOf(taken)} is taken by another program.`);
    expect((await fetch(address)).status).toBe(200);
    taken.close();
  });

  it('reaches the bot by a socket when told to, and forgets what it knew when told to', async () => {
    const again = await visit(await addressOf(second), { in: 'checkout-prod' });
    expect(again.sees().app.via).toBe('socket');
    await again.do({ do: 'command', in: again.channel('checkout-prod'), text: '/devops rollback v2.3' });
    await again.until(({ open }) => JSON.stringify(open).includes('argocd app rollback checkout'));
    again.leave();
    await end(second);
  });
});

describe('npm start where something is amiss', patient, () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await newFolder('start');
  });

  afterEach(async () => {
    await rm(cwd, { recursive: true });
  });

  it('names what can be typed when something else was', async () => {
    const one = start(cwd, ['--sockets']);
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain('--terminal, --socket or --fresh');
  });

  it('ends when a persona has faults, and names them', async () => {
    await writeFile(join(cwd, 'a.md'), '---\nkind: nonsense\n---\n');
    const one = start(cwd, [], { PERSONAS_DIR: cwd });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toMatch(/a\.md:\d+: kind: /u);
  });

  it('ends when it cannot keep anything, and leaves no door open', async () => {
    await writeFile(join(cwd, 'data'), 'a file, and no folder');
    const one = start(cwd);
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toMatch(/^data\/playground: cannot be made \(\w+\)/u);
  });

  it('does not take words for the playground while Slack is served', async () => {
    const one = start(cwd, ['--fresh'], { SLACK_BOT_TOKEN: 'xoxb-1-none', SLACK_APP_TOKEN: 'xapp-1-none' });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain('--socket and --fresh are for the playground');
  });

  it('where the playground is not installed names the variables that are missing', async () => {
    await cp(join(root, 'src'), join(cwd, 'src'), {
      recursive: true,
      filter: (path) => !path.endsWith(join('src', 'playground')),
    });
    for (const shared of ['node_modules', 'personas', 'package.json', 'manifest.yml'])
      await symlink(join(root, shared), join(cwd, shared));
    const one = startProcess({}, 'ignore', [], { cwd, from: join(cwd, 'src/run.js') });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toMatch(/^SLACK_BOT_TOKEN: not set; .*SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET.*\n$/u);
  });
});
