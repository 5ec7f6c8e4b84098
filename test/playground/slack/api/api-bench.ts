import { WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../../../src/playground/slack/fake-slack.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { silentLogger } from '../silent-logger.ts';
import { type Channel, type User } from '../../../../src/playground/slack/state/workspace.ts';

/** A fake Slack, a real client, one person and one channel with both of them in it. */
export interface ApiBench {
  readonly slack: FakeSlack;
  readonly client: WebClient;
  readonly anna: User;
  readonly channel: Channel;
  /** Calls by name, so that wrong arguments can be sent too. */
  call(method: string, args?: JsonObject): Promise<JsonObject>;
  expectRefused(method: string, args: JsonObject, error: string): Promise<void>;
  /** Posts in the channel; the timestamp. */
  post(extra?: JsonObject): Promise<string>;
  /** The codes of what went wrong so far. */
  problems(): string[];
}

export const section: JsonObject = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };

export const createApiBench = async (options?: FakeSlackOptions): Promise<ApiBench> => {
  const slack = await startFakeSlack(options);
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ name: 'general', members: [anna] });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });
  const call = async (method: string, args: JsonObject = {}): Promise<JsonObject> => ({
    ...(await client.apiCall(method, args)),
  });
  return {
    slack,
    client,
    anna,
    channel,
    call,
    expectRefused: (method, args, error) =>
      expect(call(method, args)).rejects.toMatchObject({ data: { ok: false, error } }),
    post: async (extra = {}) => {
      const { ts } = await call('chat.postMessage', { channel: channel.id, text: 'hello', ...extra });
      return String(ts);
    },
    problems: () => slack.problems.map((one) => one.code),
  };
};
