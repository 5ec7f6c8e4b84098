import type { WebClient } from '@slack/web-api';
import { SlackRefusal } from './trouble.ts';

export interface Said {
  readonly user: string;
  readonly text: string;
  /** Names of those that somebody has put on it. */
  readonly reactions: readonly string[];
}

/** What Slack knows and we do not. Undefined where it does not tell us. */
export interface LookUps {
  /** A message that a person wrote, whether in a thread or not. */
  messageAt(channel: string, ts: string): Promise<Said | undefined>;
  /** What a person is called. */
  nameOf(person: string): Promise<string | undefined>;
  /** Of which organisation a person is. */
  organisationOf(person: string): Promise<string | undefined>;
  channelName(channel: string): Promise<string | undefined>;
}

type Call = <Result>(ask: (client: WebClient) => Promise<Result>) => Promise<Result>;

async function unlessRefused<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}

export const createLookUps = (call: Call): LookUps => ({
  messageAt: (channel, ts) =>
    unlessRefused(async () => {
      // Of a thread its first message comes along, wherever one begins to read.
      const { messages = [] } = await call((client) =>
        client.conversations.replies({ channel, ts, oldest: ts, latest: ts, inclusive: true, limit: 10 }),
      );
      const found = messages.find((one) => one.ts === ts);
      if (found?.user === undefined) return undefined;
      const { user, text = '', reactions = [] } = found;
      return { user, text, reactions: reactions.flatMap(({ name }) => name ?? []) };
    }),
  nameOf: (person) =>
    unlessRefused(async () => {
      const { user } = await call((client) => client.users.info({ user: person }));
      return user?.profile?.display_name || user?.real_name || user?.name;
    }),
  organisationOf: (person) =>
    unlessRefused(async () => {
      const { user } = await call((client) => client.users.info({ user: person }));
      return user?.enterprise_user?.enterprise_id;
    }),
  channelName: (channel) =>
    unlessRefused(async () => (await call((client) => client.conversations.info({ channel }))).channel?.name),
});
