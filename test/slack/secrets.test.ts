import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainText } from '../support/slack/plain-text.ts';
import { fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

const token = ['ghp', 'abcdefghij0123456789ABCDEFGHIJ'].join('_');

/** Whatever the database has on disk, with what it keeps beside its file. */
async function stored(): Promise<string> {
  const folder = dirname(bench.databasePath);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(bench.databasePath)));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
}

it.each([
  ['a token', `rollback ${token} to v2.3`, token],
  ['a password in an address', 'postgres://admin:hunter2secret@db.internal is refusing connections', 'hunter2secret'],
  ['a password as a value', 'checkout password=hunter2secret on eks', 'hunter2secret'],
  [
    'a secret in a pasted file',
    `pipeline {\n agent any\n environment { TOKEN = '${token}' }\n stages { stage('x') { steps { sh 'make' } } } }`,
    token,
  ],
])('%s is never on disk, in the log or in an answer', async (_, text, secret) => {
  const anna = bench.slack.addUser('anna');
  const channel = bench.slack.addChannel({ members: [anna] });
  await bench.slack.command({ user: anna, channel, text });
  await bench.slack.mention({ user: anna, channel, text });
  await bench.slack.dm({ user: anna, text });
  await bench.idle();
  const said = fromBot(bench);
  expect(said.map((one) => plainText(one)).join('\n')).toMatch(/credential in your message|secret may stand/iu);
  expect(JSON.stringify(said)).not.toContain(secret);
  expect(await stored()).not.toContain(secret);
  expect(bench.logged.join('\n')).not.toContain(secret);
  bench.slack.expectNoProblems();
});
