import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../../../src/playground/slack/fake-slack.ts';
import { silentLogger } from '../silent-logger.ts';

let slack: FakeSlack;
afterEach(() => slack.close());

const start = async (options: FakeSlackOptions = {}, retries = 0) => {
  slack = await startFakeSlack(options);
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries, minTimeout: 1, maxTimeout: 1 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
  const channel = slack.addChannel();
  const post = (channelId = channel.id) => client.chat.postMessage({ channel: channelId, text: 'x' });
  return { client, post, channel };
};

it('answers 429 with Retry-After when a channel gets more than its burst, and recovers', async () => {
  const { post } = await start({ rateLimits: { post: { burst: 3, perMinute: 60 } } });
  await Promise.all([post(), post(), post()]);
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  await post(slack.addChannel().id);
  slack.advance(1000);
  await post();
  expect(slack.calls.map((call) => call.status)).toEqual([200, 200, 200, 429, 200, 200]);
  slack.expectNoProblems();
});

it('lets twenty messages through at once by default, and any number when switched off', async () => {
  const first = await start();
  await Promise.all(Array.from({ length: 20 }, () => first.post()));
  await expect(first.post()).rejects.toMatchObject({ retryAfter: 1 });
  await slack.close();
  const second = await start({ rateLimits: 'off' });
  await Promise.all(Array.from({ length: 30 }, () => second.post()));
});

it('counts each method for itself', async () => {
  const { client, channel } = await start({ rateLimits: { 3: { burst: 1, perMinute: 50 } } });
  await client.conversations.info({ channel: channel.id });
  await client.conversations.history({ channel: channel.id });
  await expect(client.conversations.info({ channel: channel.id })).rejects.toMatchObject({ retryAfter: 2 });
});

it('fails as told, so many times', async () => {
  const { post } = await start();
  slack.failNext('chat.postMessage', { error: 'fatal_error' }, 2);
  await expect(post()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  await expect(post()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  await post();
  slack.failNext('*', { status: 503 });
  await expect(post()).rejects.toMatchObject({ statusCode: 503 });
  slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 7 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  slack.failNext('chat.postMessage', { dropConnection: true });
  await expect(post()).rejects.toThrow('fetch failed');
  slack.failNext('chat.postMessage', { error: 'never' }, 9);
  slack.clearFaults();
  await post();
  expect(slack.messages).toHaveLength(2);
  slack.expectNoProblems();
});

it('does it and loses the response, so that a client that retries posts twice', async () => {
  const { post } = await start({}, 1);
  slack.failNext('chat.postMessage', { loseResponse: true });
  await post();
  expect(slack.messages).toHaveLength(2);
});

it('holds a request until the test lets it go', async () => {
  const { post } = await start();
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  slack.failNext('chat.postMessage', {
    hold: () => {
      reached.resolve();
      return released.promise;
    },
  });
  const posted = post();
  await reached.promise;
  expect(slack.messages).toHaveLength(0);
  released.resolve();
  await posted;
  expect(slack.messages).toHaveLength(1);
});

it('takes its time when told', async () => {
  const { post } = await start();
  slack.failNext('chat.postMessage', { delayMs: 60 });
  const before = performance.now();
  await post();
  expect(performance.now() - before).toBeGreaterThan(50);
});
