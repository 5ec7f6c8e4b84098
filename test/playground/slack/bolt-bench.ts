import { App, HTTPReceiver } from '@slack/bolt';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../../src/playground/slack/fake-slack.ts';
import { type JsonObject } from '../../../src/playground/slack/json-object.ts';
import { silentLogger } from './silent-logger.ts';

/** A fake Slack and a real Bolt app that takes its requests over HTTP. */
export interface BoltBench {
  readonly slack: FakeSlack;
  readonly app: App;
  /** Posts through the app's client. */
  post(message: JsonObject & { channel: string }, method?: string): Promise<string>;
  stop(): Promise<void>;
}

export const createBoltBench = async (options: FakeSlackOptions = {}): Promise<BoltBench> => {
  const slack = await startFakeSlack(options);
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logger: silentLogger,
    unhandledRequestHandler: ({ response }) => void response.writeHead(404).end(),
    unhandledRequestTimeoutMillis: 300,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({ token: slack.botToken, receiver, logger: silentLogger, clientOptions });
  const address = (await app.start(0)).address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  slack.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    slack,
    app,
    post: async (message, method = 'chat.postMessage') => {
      const result: JsonObject = { ...(await app.client.apiCall(method, { token: slack.botToken, ...message })) };
      return String(result['ts']);
    },
    stop: async () => {
      await app.stop();
      await slack.close();
    },
  };
};

export const button = (actionId: string, label = 'Go') => ({
  type: 'actions' as const,
  elements: [
    { type: 'button' as const, action_id: actionId, text: { type: 'plain_text' as const, text: label }, value: 'v1' },
  ],
});

export const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
