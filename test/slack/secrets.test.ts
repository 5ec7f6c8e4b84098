import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { ofStories as engine } from '../store/databases.ts';
import type { Bench } from './bench.ts';
import { samples, startLeak, type Leak } from './secrets-bench.ts';

/** Some at a time: as people paste a file. */
const perPaste = 12;
const pastes = Array.from({ length: Math.ceil(samples.length / perPaste) }, (_, at) =>
  samples
    .slice(at * perPaste, (at + 1) * perPaste)
    .map(({ text }) => text)
    .join('\n\n'),
);

let leak: Leak;
let bench: Bench;
let anna: User;
let channel: Channel;

/** All of them, said in one way. */
async function sayAll(say: (text: string) => Promise<unknown>): Promise<void> {
  for (const paste of pastes) await say(`why does this fail?\n${paste}`);
  await bench.idle(30_000);
}

const expectWarned = (): void => {
  expect(leak.warnings()).toHaveLength(pastes.length);
  for (const { channel: where, text, blocks } of leak.warnings()) {
    // Where only its author reads along.
    expect(where).toBe(bench.slack.dmOf(anna));
    expect(plainText({ text, blocks })).toMatch(/delete the message, and rotate/u);
  }
};

describe(`a credential on ${engine.name}`, () => {
  beforeEach(async () => {
    leak = await startLeak(engine);
    ({ bench, anna, channel } = leak);
  });

  afterEach(() => leak.stop());

  const secrets = samples.map(({ secret }) => secret);

  it('typed in a command is kept and repeated nowhere, and its author learns it alone', async () => {
    await sayAll((text) => bench.slack.command({ user: anna, channel, text }));
    expectWarned();
    await leak.expectNowhere(secrets);
    bench.slack.expectNoProblems();
  }, 60_000);

  it('said beside a mention is kept and repeated nowhere, and its author learns it alone', async () => {
    await sayAll((text) => bench.slack.mention({ user: anna, channel, text }));
    expectWarned();
    await leak.expectNowhere(secrets);
  }, 60_000);

  it('sent directly is kept and repeated nowhere, and its author is told', async () => {
    await sayAll((text) => bench.slack.dm({ user: anna, text }));
    expectWarned();
    await leak.expectNowhere(secrets);
  }, 60_000);

  it('said in the thread of an answer is kept and repeated nowhere, and its author learns it alone', async () => {
    await bench.slack.command({ user: anna, channel, text: 'rollback checkout to v2.3 on eks' });
    await bench.idle();
    const root = bench.slack.seenBy(anna, channel).at(-1)!;
    await sayAll((text) => bench.slack.threadReply(root, { user: anna, text }));
    expectWarned();
    await leak.expectNowhere(secrets);
  }, 60_000);

  it('in a file that is shared is kept and repeated nowhere, and its author is told', async () => {
    const files = pastes.map((paste) => bench.slack.fileOf('values.yaml', paste));
    for (const file of files) await bench.slack.dm({ user: anna, text: '--validate', files: [file] });
    await bench.idle(30_000);
    expectWarned();
    await leak.expectNowhere(secrets);
  }, 60_000);

  it('put into a message of a timeline by whoever edits it is kept and repeated nowhere', async () => {
    const { slack } = bench;
    await slack.command({ user: anna, channel, text: 'incident sev2 checkout is slow' });
    await bench.idle(30_000);
    const { message } = await slack.say({ user: anna, channel, text: 'a pool ran dry' });
    await slack.react(message, 'pushpin', anna);
    await bench.idle(30_000);
    await sayAll((text) => slack.edit(message, text));
    expectWarned();
    await leak.expectNowhere(secrets);
  }, 60_000);

  it('in a message that is handed to us by its menu is kept and repeated nowhere, and whoever wrote it is told', async () => {
    const ben = bench.slack.addUser('ben');
    channel.members.add(ben.id);
    for (const text of pastes) {
      const { message } = await bench.slack.say({ user: ben, channel, text });
      await bench.slack.shortcut(message, 'consult_devops', { user: anna });
    }
    await bench.idle(30_000);
    expect(leak.warnings().map((warning) => warning.channel)).toEqual(pastes.map(() => bench.slack.dmOf(ben)));
    await leak.expectNowhere(secrets);
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
    expect(bench.logged.join('')).toContain('"kind":"offer"');
    await leak.expectNowhere(secrets);
  }, 60_000);
});
