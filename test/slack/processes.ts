import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FakeSlack, FakeSlackOptions } from '../../src/playground/slack/fake-slack.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { startSlack } from './bench.ts';
import { portOf, startProcess, type Running } from './process.ts';
import { newFolder } from '../support/new-folder.ts';

export interface Setting {
  readonly slack: FakeSlack;
  readonly folder: string;
  readonly anna: User;
  readonly channel: Channel;
  start(env?: Readonly<Record<string, string>>, wrapper?: readonly string[]): Running;
  http(env?: Readonly<Record<string, string>>, wrapper?: readonly string[]): Promise<Running>;
  /** What the bot said that is no reply in a thread. */
  roots(): StoredMessage[];
}

/** A Slack and a disk until `atEnd`, for these tests run beside each other: they mostly wait. */
export const set = async (
  atEnd: (clear: () => Promise<void>) => void,
  options?: FakeSlackOptions,
): Promise<Setting> => {
  const slack = await startSlack(options);
  const folder = await newFolder('consultant');
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const running: Running[] = [];
  atEnd(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map((one) => one.exited()));
    await slack.close();
    await rm(folder, { recursive: true });
  });
  const start: Setting['start'] = (env = {}, wrapper = []) => {
    const own = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
    };
    const one = startProcess({ ...own, ...env }, 'ignore', wrapper);
    running.push(one);
    return one;
  };
  return {
    slack,
    folder,
    anna,
    channel,
    start,
    http: async (env = {}, wrapper = []) => {
      const one = start({ SLACK_SIGNING_SECRET: slack.signingSecret, ...env }, wrapper);
      await one.says(/over HTTP on port \d+/u);
      slack.connect(`http://127.0.0.1:${portOf(one)}/slack/events`);
      return one;
    },
    roots: () => slack.messages.filter((message) => message.fromBot && message.threadTs === undefined),
  };
};
