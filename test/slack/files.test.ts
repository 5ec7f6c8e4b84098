import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

let bench: Bench;
let anna: User;
let channel: Channel;

const open = async (options?: BenchOptions): Promise<void> => {
  bench = await startBench(options);
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
};

beforeEach(() => open());
afterEach(() => bench.stop());

const anew = async (options: BenchOptions): Promise<void> => {
  await bench.stop();
  await open(options);
};

const question = 'pipeline checkout typescript on eks';
/** Far more than fit into one message. */
const many = 'blueprint checkout typescript on eks';

const ask = async (text = `${question} --files`, where = channel): Promise<void> => {
  await bench.slack.command({ user: anna, channel: where, text });
  await bench.idle(20_000);
};

const root = (): StoredMessage => fromBot(bench)[0]!;
const said = (): readonly string[] => fromBot(bench).map((message) => plainText(message));
const shares = (): readonly StoredMessage[] => fromBot(bench).filter(({ files }) => files.length > 0);
const titles = (): readonly string[] => shares().flatMap(({ files }) => files.map(({ title }) => title));
const note = (): string => said().find((one) => one.includes('files for checkout')) ?? '';
const outcome = (): string => {
  const line = bench.logged.findLast((one) => one.includes('request handled')) ?? '{}';
  return String((JSON.parse(line) as { outcome?: unknown }).outcome);
};

const pipelineFiles = ['.github/workflows/ci.yml', '.github/workflows/deploy.yml', 'Dockerfile', '.dockerignore'];

describe('somebody who asks with --files', () => {
  it('gets the answer, and in its thread the files, each titled with its place in the repository', async () => {
    await ask();
    expect(titles()).toEqual(expect.arrayContaining([...pipelineFiles]));
    expect(new Set(titles()).size).toBe(titles().length);
    expect(shares()[0]).toMatchObject({ threadTs: root().ts, channel });
    const ci = shares()[0]!.files.find(({ title }) => title === '.github/workflows/ci.yml');
    expect(ci?.name).toBe('ci.yml');
    expect(ci?.content.toString()).toContain('npm ci');
    expect(outcome()).toBe(`pipeline, ${titles().length} files`);
    bench.slack.expectNoProblems();
  });

  it('is told what each is for and what was assumed', async () => {
    await ask();
    expect(note()).toContain(`${titles().length} files for checkout.`);
    for (const title of titles()) expect(note()).toContain(`${title}: `);
    expect(note()).toMatch(/Assumed, because nobody said: .*port 8080/u);
    expect(note()).not.toContain('Not made');
  });

  it('is told what could not be made, and what it takes', async () => {
    await ask('blueprint checkout on eks --files');
    expect(titles().length).toBeGreaterThan(0);
    expect(note()).toMatch(/Not made[^]*Pipeline, Container image: language: needed to build/u);
  });

  it('is told when no files go with the answer', async () => {
    await ask('how do we make our builds faster? --files');
    expect(said().at(-1)).toContain('No files go with this answer.');
    expect(titles()).toEqual([]);
  });

  it('gets many files in several messages, for Slack takes few at once', async () => {
    await ask(`${many} --files`);
    expect(titles().length).toBeGreaterThan(20);
    expect(new Set(titles()).size).toBe(titles().length);
    expect(Math.max(...shares().map(({ files }) => files.length))).toBeLessThanOrEqual(10);
    bench.slack.expectNoProblems();
  });

  it('may have copied the command of the terminal', async () => {
    await ask(`${question} --files ./out`);
    expect(titles()).toEqual(expect.arrayContaining([...pipelineFiles]));
    expect(plainText(root())).toContain('checkout');
  });

  it('gets them in a direct conversation too, in private as well', async () => {
    await bench.slack.dm({ user: anna, text: `${question} --files --private` });
    await bench.idle();
    expect(titles()).toEqual(expect.arrayContaining([...pipelineFiles]));
    bench.slack.expectNoProblems();
  });
});

describe('in the thread of an answer', () => {
  const answered = async (text = question): Promise<StoredMessage> => {
    await bench.slack.mention({ user: anna, channel, text });
    await bench.idle();
    return root();
  };

  it('a button asks for the files, and the answer is not told again', async () => {
    const answer = await answered();
    const before = fromBot(bench).length;
    expect(buttonsOf(answer)).toContain('ask:files');
    await bench.slack.clickButton(answer, 'ask:files', { user: anna });
    await bench.idle();
    expect(titles()).toEqual(expect.arrayContaining([...pipelineFiles]));
    expect(fromBot(bench)).toHaveLength(before + 1 + shares().length);
    expect(shares()[0]?.threadTs).toBe(answer.threadTs);
    bench.slack.expectNoProblems();
  });

  it.each(['files', 'files please', 'can we have the files?', '--files'])('so does a reply: %s', async (text) => {
    const answer = await answered();
    const before = fromBot(bench).length;
    await bench.slack.threadReply(answer, { user: anna, text });
    await bench.idle();
    expect(titles()).toEqual(expect.arrayContaining([...pipelineFiles]));
    expect(fromBot(bench)).toHaveLength(before + 1 + shares().length);
    bench.slack.expectNoProblems();
  });

  it('a change that comes with it is answered, with the files of what was changed', async () => {
    const answer = await answered('deploy checkout v2 on eks');
    await bench.slack.threadReply(answer, { user: anna, text: 'canary, with files' });
    await bench.idle();
    expect(titles().some((title) => title.endsWith('rollout.yaml'))).toBe(true);
  });

  it('a later change brings no files of its own accord', async () => {
    await bench.slack.mention({ user: anna, channel, text: `${question} --files` });
    await bench.idle();
    const before = titles().length;
    await bench.slack.threadReply(root(), { user: anna, text: 'for staging' });
    await bench.idle();
    expect(titles()).toHaveLength(before);
  });

  it('talk about files is left alone', async () => {
    const answer = await answered();
    const before = fromBot(bench).length;
    for (const text of ['thanks for the files', 'the files are wrong', 'I committed the files'])
      await bench.slack.threadReply(answer, { user: anna, text });
    await bench.idle();
    expect(fromBot(bench)).toHaveLength(before);
  });

  it('files that were asked for are not offered again', async () => {
    await ask();
    expect(fromBot(bench).flatMap(buttonsOf)).not.toContain('ask:files');
  });

  it.each(['pipeline checkout on lambda', 'pipeline', 'dr checkout', 'checklist checkout'])(
    'none are offered where none could be made: %s',
    async (text) => {
      await ask(text);
      expect(fromBot(bench).flatMap(buttonsOf)).not.toContain('ask:files');
    },
  );

  it.each([
    'checkout on eks',
    'deploy checkout v2 on eks',
    'scale checkout to 5k rps',
    'slo checkout 99.9',
    'rollback checkout to v2.3',
    'runbook incident-response for checkout',
    'incident checkout not responding',
    'tasks photo-organizer',
  ])('they are offered where some can be made: %s', async (text) => {
    await ask(text);
    const holder = fromBot(bench).find((message) => buttonsOf(message).includes('ask:files'));
    await bench.slack.clickButton(holder!, 'ask:files', { user: anna });
    await bench.idle();
    expect(titles().length).toBeGreaterThan(0);
  });
});

describe('where Slack takes no files', () => {
  const expectText = (): void => {
    expect(titles()).toEqual([]);
    const all = said().join('\n');
    expect(all).toContain('they stand below as text');
    for (const path of pipelineFiles) expect(all).toContain(`\n${path}\n`);
    expect(all).toContain('npm ci');
    expect(all).toMatch(/…and \d+ more lines, [\d,]+ characters in all: this is not the whole file\./u);
  };

  it('because the app lacks the scope, they come as text', async () => {
    await anew({ scopes: ['chat:write', 'channels:history'] });
    await ask();
    expectText();
    expect(fromBot(bench).every(({ ephemeralTo }) => ephemeralTo === undefined)).toBe(true);
    expect(outcome()).toMatch(/as text \(missing_scope\)$/u);
    bench.slack.expectNoProblems({ except: ['missing_scope'] });
  });

  it.each(['file_uploads_disabled', 'file_type_not_allowed', 'storage_limit_reached'])(
    'because of a rule of the workspace, they come as text: %s',
    async (error) => {
      bench.slack.failNext('files.getUploadURLExternal', { error });
      await ask();
      expectText();
      bench.slack.expectNoProblems();
    },
  );

  it('at the last step, they come as text', async () => {
    bench.slack.failNext('files.completeUploadExternal', { error: 'posting_to_channel_denied' });
    await ask();
    expectText();
  });

  it('halfway, only the rest comes as text', async () => {
    bench.slack.failNext('files.completeUploadExternal', {});
    bench.slack.failNext('files.completeUploadExternal', { error: 'file_uploads_disabled' });
    await ask(`${many} --files`);
    expect(titles()).toHaveLength(10);
    const text = said()
      .slice(said().findIndex((one) => one.includes('stand below as text')))
      .join('\n');
    // A Dockerfile is also a line of .dockerignore.
    expect(titles().filter((title) => title.includes('/') && text.split('\n').includes(title))).toEqual([]);
    expect(text.split('\n')).toContain('infrastructure/main.tf');
  });

  it('because the asker wants them in private, they come as text, to nobody else', async () => {
    await ask(`${question} --files --private`);
    expectText();
    expect(fromBot(bench).every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    expect(fromBot(bench).length).toBeLessThanOrEqual(5);
    expect(bench.slack.callsTo('files.getUploadURLExternal')).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('because the bot is not in the channel, they come as text, to the asker', async () => {
    await ask(`${question} --files`, bench.slack.addChannel({ members: [anna], bot: false }));
    expectText();
    expect(fromBot(bench).every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    bench.slack.expectNoProblems({ except: ['not_in_channel'] });
  });
});
