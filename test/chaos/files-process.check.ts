import { describe, it } from 'vitest';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { kill } from '../slack/process.ts';
import { set } from '../slack/processes.ts';

const patient = { timeout: 90_000 };

describe.concurrent('killed while it brings files', patient, () => {
  const shared = (slack: FakeSlack): string[] => slack.messages.flatMap(({ files }) => files.map(({ title }) => title));
  const ask = 'slo checkout 99.9 --files';

  it('before Slack shares them, the next one shares the same ones, and Slack takes them once', async ({
    expect,
    onTestFinished,
  }) => {
    const { slack, anna, channel, http } = await set(onTestFinished);
    const first = await http();
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    slack.failNext('files.completeUploadExternal', {
      hold: () => {
        reached.resolve();
        return released.promise;
      },
    });
    await slack.command({ user: anna, channel, text: ask });
    await reached.promise;
    await kill(first);
    await (await http()).says(/"outcome":"slo, 7 files"/u);
    released.resolve();
    await expect.poll(() => slack.callsTo('files.completeUploadExternal').length, { timeout: 20_000 }).toBe(2);
    expect(shared(slack)).toHaveLength(7);
    expect(new Set(shared(slack)).size).toBe(7);
    slack.expectNoProblems({ except: ['file_not_found'] });
  });

  it('after Slack shared them, the next one finds them', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http } = await set(onTestFinished);
    const first = await http();
    slack.failNext('files.completeUploadExternal', { loseResponse: true });
    slack.failNext('conversations.replies', { status: 503 }, 100);
    await slack.command({ user: anna, channel, text: ask });
    await slack.waitForMessage((message) => message.files.length > 0, 20_000);
    await kill(first);
    slack.clearFaults();
    await (await http()).says(/"outcome":"slo, 7 files"/u);
    expect(shared(slack)).toHaveLength(7);
    slack.expectNoProblems();
  });
});
