import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProcess } from '../slack/process.ts';
import { least, worked } from './as-on-reference.ts';

/** Told when it ends: how long all threads of a process worked, whatever else the machine did meanwhile. */
const tellsWork = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write('worked ' + (user + system) / 1000 + ' ms');
  });
`)}`;
const env = { NODE_OPTIONS: `--import ${tellsWork}` };
const workedIn = (output: string): number => Number(/worked ([\d.]+) ms/u.exec(output)?.[1]);

describe('what a start costs, where one was before', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'work-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const command = async (): Promise<number> => {
    const one = startProcess(env, 'ignore', [], { program: 'cli', words: ['rollback', 'v2.3'] });
    await one.exited();
    expect(one.output()).toContain('Roll back to v2.3');
    return workedIn(one.output());
  };

  const server = async (): Promise<number> => {
    const secrets = { SLACK_BOT_TOKEN: 'xoxb-1-none', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
    // nobody is there, which it waits out
    const slack = { ...secrets, SLACK_API_URL: 'http://127.0.0.1:9/api/', PORT: '0', DATA_DIR: folder };
    const one = startProcess({ ...env, ...slack });
    await one.says('Serving Slack over HTTP');
    one.child.kill('SIGTERM');
    await one.exited();
    return workedIn(one.output());
  };

  it.each([
    { what: 'a command in the terminal', start: command, withinMs: 560 },
    { what: 'a server, until it is ready for the first question', start: server, withinMs: 1500 },
  ])('of $what: less than $withinMs ms of work', async ({ start, withinMs }) => {
    // what it keeps may be of another program or persona
    await start();
    expect(await least(start, withinMs, 5, worked)).toBeLessThan(withinMs);
  });
});
