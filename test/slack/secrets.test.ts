import { createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import type { Database } from '../../src/store/database.ts';
import { credentialSamples, otherSamples, type CredentialSample } from '../consult/credential-samples.ts';
import { postgres, sqlite } from '../store/databases.ts';
import { fromBot, releaseSecret, startBench, type Bench } from './bench.ts';

const samples: readonly CredentialSample[] = [...credentialSamples, ...otherSamples];

/** Some at a time: as people paste a file. */
const perPaste = 12;
const pastes = Array.from({ length: Math.ceil(samples.length / perPaste) }, (_, at) =>
  samples
    .slice(at * perPaste, (at + 1) * perPaste)
    .map(({ text }) => text)
    .join('\n\n'),
);

let bench: Bench;
let database: Database;
let drop: () => Promise<void>;
let anna: User;
let channel: Channel;

/** Whatever the database has on disk, with what it keeps beside its file; of PostgreSQL each row as text. */
async function stored(): Promise<string> {
  if (database.kind === 'sqlite') {
    const folder = dirname(database.path);
    return (await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'latin1')))).join(
      '\n',
    );
  }
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema()`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t`);
    texts.push(...rows.map(({ row }) => row));
  }
  await client.end();
  return texts.join('\n');
}

/** As bytes: what is JSON on disk has its line ends and quotes written out. */
const spelled = (secret: string): readonly string[] => [secret, JSON.stringify(secret).slice(1, -1)];

async function expectNowhere(secrets: readonly string[]): Promise<void> {
  const said = JSON.stringify(fromBot(bench).map(({ text, blocks }) => ({ text, blocks })));
  const kept = await stored();
  const logged = bench.logged.join('\n');
  expect(kept.length).toBeGreaterThan(1000);
  for (const secret of secrets.flatMap(spelled)) {
    expect(said).not.toContain(secret);
    expect(kept).not.toContain(secret);
    expect(logged).not.toContain(secret);
  }
}

const warnings = (): StoredMessage[] =>
  fromBot(bench).filter((message) => plainText(message).includes('There was a credential in your message'));

/** All of them, said in one way. */
async function sayAll(say: (text: string) => Promise<unknown>): Promise<void> {
  for (const paste of pastes) await say(`why does this fail?\n${paste}`);
  await bench.idle(30_000);
}

const expectWarned = (): void => {
  expect(warnings()).toHaveLength(pastes.length);
  for (const { channel: where, text, blocks } of warnings()) {
    // Where only its author reads along.
    expect(where).toBe(bench.slack.dmOf(anna));
    expect(plainText({ text, blocks })).toMatch(/delete the message, and rotate/u);
  }
};

describe.each([sqlite, postgres()])('a credential on $name', (engine) => {
  beforeEach(async () => {
    const created = await engine.create();
    ({ database, drop } = created);
    bench = await startBench({ database });
    anna = bench.slack.addUser('anna');
    channel = bench.slack.addChannel({ members: [anna] });
  });

  afterEach(async () => {
    await bench.stop();
    await drop();
  });

  const secrets = samples.map(({ secret }) => secret);

  it('typed in a command is kept and repeated nowhere, and its author learns it alone', async () => {
    await sayAll((text) => bench.slack.command({ user: anna, channel, text }));
    expectWarned();
    await expectNowhere(secrets);
    bench.slack.expectNoProblems();
  }, 60_000);

  it('said beside a mention is kept and repeated nowhere, and its author learns it alone', async () => {
    await sayAll((text) => bench.slack.mention({ user: anna, channel, text }));
    expectWarned();
    await expectNowhere(secrets);
  }, 60_000);

  it('sent directly is kept and repeated nowhere, and its author is told', async () => {
    await sayAll((text) => bench.slack.dm({ user: anna, text }));
    expectWarned();
    await expectNowhere(secrets);
  }, 60_000);

  it('said in the thread of an answer is kept and repeated nowhere, and its author learns it alone', async () => {
    await bench.slack.command({ user: anna, channel, text: 'rollback checkout to v2.3 on eks' });
    await bench.idle();
    const root = bench.slack.seenBy(anna, channel).at(-1)!;
    await sayAll((text) => bench.slack.threadReply(root, { user: anna, text }));
    expectWarned();
    await expectNowhere(secrets);
  }, 60_000);

  it('in a file that is shared is kept and repeated nowhere, and its author is told', async () => {
    const files = pastes.map((paste) => bench.slack.fileOf('values.yaml', paste));
    for (const file of files) await bench.slack.dm({ user: anna, text: '--validate', files: [file] });
    await bench.idle(30_000);
    expectWarned();
    await expectNowhere(secrets);
  }, 60_000);

  it('in a message that is handed to us by its menu is kept and repeated nowhere', async () => {
    const ben = bench.slack.addUser('ben');
    channel.members.add(ben.id);
    for (const text of pastes) {
      const { message } = await bench.slack.say({ user: ben, channel, text });
      await bench.slack.shortcut(message, 'consult_devops', { user: anna });
    }
    await bench.idle(30_000);
    await expectNowhere(secrets);
  }, 60_000);

  it('overheard where somebody lets us listen is kept and repeated nowhere', async () => {
    await bench.slack.command({ user: anna, channel, text: 'watch on' });
    await bench.idle();
    for (const text of pastes) {
      const who = bench.slack.addUser('carl');
      channel.members.add(who.id);
      const plea = `our deployment is stuck and the pods crash, can anybody help? ${text}`;
      await bench.slack.say({ user: who, channel, text: plea });
    }
    await bench.idle(30_000);
    await expectNowhere(secrets);
  }, 60_000);
});

describe('a credential entered in a form', () => {
  let created: Awaited<ReturnType<typeof sqlite.create>>;

  beforeEach(async () => {
    created = await sqlite.create();
    ({ database, drop } = created);
    bench = await startBench({ database });
    anna = bench.slack.addUser('anna');
    channel = bench.slack.addChannel({ members: [anna] });
  });

  afterEach(async () => {
    await bench.stop();
    await drop();
  });

  const form = (): StoredView => {
    const open = bench.slack.modalOf(anna);
    if (open === undefined) throw new Error('no form');
    return open;
  };
  const answerTo = async (text: string): Promise<StoredMessage> => {
    await bench.slack.command({ user: anna, channel, text });
    await bench.idle();
    return bench.slack.seenBy(anna, channel).find((message) => message.fromBot)!;
  };
  /** What fits on a line; each is refused at its field. */
  const expectRefused = async (field: string, most: number): Promise<void> => {
    const fitting = samples.filter(({ text }) => text.length <= most && !text.includes('\n'));
    expect(fitting.length).toBeGreaterThan(most > 100 ? 30 : 15);
    for (const { text } of fitting) {
      const { body } = await bench.slack.submitView(form(), { [field]: text });
      expect(JSON.stringify(body)).toMatch(/"response_action":"errors".*This looks like a credential \(/u);
    }
    await bench.idle();
    await expectNowhere(fitting.map(({ secret }) => secret));
  };

  it('is refused at the field where a system is told of', async () => {
    await bench.slack.command({ user: anna, channel, text: 'system add checkout' });
    await bench.slack.settled();
    await expectRefused('system:name', 80);
  });

  it('is refused at the field where a gap is filled in', async () => {
    await bench.slack.clickButton(await answerTo('rollback from v2.4 to v2.3 on eks with helm'), 'fill_gaps', {
      user: anna,
    });
    await bench.slack.settled();
    await expectRefused('gap:namespace', 300);
  });

  it('is refused at the field where facts are put right', async () => {
    const answer = await answerTo('we run a photo app on django and ECS, how should we release it?');
    await bench.slack.clickButton(answer, 'correct_facts', { user: anna });
    await bench.slack.settled();
    await expectRefused('fact:system', 80);
  });

  it('is refused as proof of something ticked', async () => {
    await bench.slack.openHome(anna);
    await bench.idle();
    const home = bench.slack.homeOf(anna)!;
    const boxes = home.blocks.flatMap((block) =>
      JSON.stringify(block).includes('rollback-tested') ? [String(block['block_id'])] : [],
    );
    await bench.slack.clickButton(home, 'tick', { user: anna, blockId: boxes[0]! });
    await bench.slack.settled();
    await expectRefused('proof', 500);
  });

  it('opens no form that shows it as the name of a system', async () => {
    const { secret } = samples.find((one) => one.secret.startsWith('ghp'))!;
    await bench.slack.command({ user: anna, channel, text: `system add ${secret}` });
    await bench.idle();
    expect(bench.slack.modalOf(anna)).toBeUndefined();
    expect(warnings()).toHaveLength(1);
    await expectNowhere([secret]);
  });

  it('told by a pipeline is refused, and not repeated to it', async () => {
    await bench.slack.command({
      user: anna,
      channel,
      text: 'system import\nkind: System\nmetadata: { name: checkout }',
    });
    await bench.idle();
    for (const { secret } of samples.filter((one) => one.secret === one.text && one.text.length < 80)) {
      const body = JSON.stringify({ id: secret, system: secret, version: secret });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', releaseSecret).update(`${timestamp}.${body}`).digest('hex');
      const response = await fetch(`http://127.0.0.1:${bench.port}/hooks/release`, {
        method: 'POST',
        headers: { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` },
        body,
      });
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain(secret);
    }
    await expectNowhere(samples.map(({ secret }) => secret));
  });
});
