import { describe, it, type TestContext } from 'vitest';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

/** Files for one message, and for three. */
const few = 'slo checkout 99.9 --files';
const many = 'blueprint checkout typescript on eks --files';

interface Setting {
  readonly bench: Bench;
  readonly slack: FakeSlack;
  readonly anna: User;
  readonly channel: Channel;
  ask(text?: string): Promise<void>;
  said(): readonly string[];
  titles(): readonly string[];
  /** All that was said, and all files. */
  everything(): readonly string[];
}

/** These tests run beside each other: they mostly wait, and how soon a busy machine acknowledges is no matter here. */
const set = async (onTestFinished: TestContext['onTestFinished'], options?: BenchOptions): Promise<Setting> => {
  const bench = await startBench({ ackWithinMs: 30_000, ...options });
  onTestFinished(() => bench.stop());
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const said = (): readonly string[] => fromBot(bench).map((message) => plainText(message));
  const titles = (): readonly string[] =>
    fromBot(bench).flatMap(({ files }) => files.map(({ title, content }) => `${title} ${content.length}`));
  return {
    bench,
    slack,
    anna,
    channel,
    ask: async (text = few) => {
      await slack.command({ user: anna, channel, text });
      await bench.idle(30_000);
    },
    said,
    titles,
    everything: () => [...said(), ...titles()],
  };
};

const asText = 'they stand below as text';
const patient = { timeout: 40_000 };

describe.concurrent('files are there once', patient, () => {
  let known: Promise<readonly string[]> | undefined;
  /** What is there when nothing goes wrong. */
  const whole = (onTestFinished: TestContext['onTestFinished']): Promise<readonly string[]> => {
    known ??= set(onTestFinished).then(async ({ ask, everything }) => {
      await ask();
      return everything();
    });
    return known;
  };

  it('when Slack’s word that it shared them gets lost', async ({ expect, onTestFinished }) => {
    const { slack, ask, everything } = await set(onTestFinished);
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    await ask();
    expect(everything()).toEqual(await whole(onTestFinished));
    expect(slack.callsTo('files.completeUploadExternal')).toHaveLength(1);
    slack.expectNoProblems();
  });

  it('when it gets lost and they appear late', async ({ expect, onTestFinished }) => {
    const { slack, ask, everything } = await set(onTestFinished, { filesAppearAfterMs: 1500 });
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    await ask();
    expect(everything()).toEqual(await whole(onTestFinished));
    slack.expectNoProblems({ except: ['file_not_found'] });
  });

  it('as text, when it gets lost and they never appear', async ({ expect, onTestFinished }) => {
    const { slack, ask, said } = await set(onTestFinished, { filesAppearAfterMs: 3_600_000 });
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    await ask();
    expect(said().join('\n')).toContain(asText);
    // Nothing is uploaded anew: these are still the files that were shared.
    expect(slack.callsTo('files.getUploadURLExternal')).toHaveLength(slack.files.length);
    slack.expectNoProblems({ except: ['file_not_found'] });
  });

  it('as text, when it gets lost and the bot may not look', async ({ expect, onTestFinished }) => {
    const { slack, ask, titles, said } = await set(onTestFinished);
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    slack.failNext('conversations.replies', { error: 'missing_scope' }, 10);
    await ask();
    expect(new Set(titles()).size).toBe(titles().length);
    expect(said().join('\n')).toContain(asText);
    expect(slack.callsTo('files.completeUploadExternal')).toHaveLength(2);
  });

  it.for(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
    'when Slack cuts the line, fails and asks to wait at %s',
    async (step, { expect, onTestFinished }) => {
      const { slack, ask, everything } = await set(onTestFinished);
      slack.failNext(step, { dropConnection: true });
      slack.failNext(step, { status: 503 });
      slack.failNext(step, { status: 429, retryAfterSeconds: 1 });
      await ask();
      expect(everything()).toEqual(await whole(onTestFinished));
      slack.expectNoProblems();
    },
  );

  it('and waits as long as Slack asks', async ({ expect, onTestFinished }) => {
    const { slack, ask } = await set(onTestFinished);
    slack.failNext('files.completeUploadExternal', { status: 429, retryAfterSeconds: 2 });
    const start = performance.now();
    await ask();
    expect(performance.now() - start).toBeGreaterThan(1900);
  });

  it('when the bytes arrive and Slack’s word of that gets lost', async ({ expect, onTestFinished }) => {
    const { slack, ask, everything } = await set(onTestFinished);
    slack.failNext('upload', { loseResponse: true }, 2);
    await ask();
    expect(everything()).toEqual(await whole(onTestFinished));
    slack.expectNoProblems();
  });

  it.for(['file_not_found', 'file_update_failed', 'internal_error'])(
    'when Slack let go of what had arrived, or asks to call again: %s',
    async (error, { expect, onTestFinished }) => {
      const { slack, ask, everything } = await set(onTestFinished);
      slack.failNext('files.completeUploadExternal', { error });
      await ask();
      expect(everything()).toEqual(await whole(onTestFinished));
      slack.expectNoProblems();
    },
  );

  it('when many are shared in several steps and the second one is in doubt', async ({ expect, onTestFinished }) => {
    const { slack, ask, titles } = await set(onTestFinished);
    slack.failNext('files.completeUploadExternal', {});
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    await ask(many);
    expect(titles().length).toBeGreaterThan(20);
    expect(new Set(titles()).size).toBe(titles().length);
    // What is known to be there is not looked for.
    expect(slack.callsTo('conversations.replies')).toHaveLength(1);
    slack.expectNoProblems();
  });

  it.for([
    ['before any file', 'files.getUploadURLExternal', 0],
    ['between the files', 'upload', 3],
    ['before they are shared', 'files.completeUploadExternal', 0],
  ] as const)('when the program ends %s and starts again', async ([, step, after], { expect, onTestFinished }) => {
    const { bench, slack, anna, channel, said, everything } = await set(onTestFinished);
    if (after > 0) slack.failNext(step, {}, after);
    slack.failNext(step, { delayMs: 300, status: 503 });
    await slack.command({ user: anna, channel, text: few });
    await expect.poll(() => said().at(-1), { timeout: 5000 }).toContain('files for checkout');
    await bench.restart();
    await bench.idle(15_000);
    expect(everything()).toEqual(await whole(onTestFinished));
    slack.expectNoProblems();
  });

  it('and as text stay text, when Slack would take them in the meantime', async ({ expect, onTestFinished }) => {
    const first = await set(onTestFinished);
    await first.ask();
    const before = first.slack.callsTo('chat.postMessage').length;
    const { slack, ask, said, titles } = await set(onTestFinished);
    slack.failNext('files.getUploadURLExternal', { error: 'file_uploads_disabled' });
    slack.failNext('chat.postMessage', {}, before);
    slack.failNext('chat.postMessage', { status: 503 });
    await ask();
    expect(titles()).toEqual([]);
    expect(said().join('\n')).toContain(asText);
    expect(new Set(said()).size).toBe(said().length);
  });
});
