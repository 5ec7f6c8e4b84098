import type { WebClient } from '@slack/web-api';
import { SlackRefusal } from './trouble.ts';

type Call = <Result>(send: (client: WebClient) => Promise<Result>) => Promise<Result>;

/** The direct conversation that a person's id stands for; undefined where we may not ask for it. */
export async function directWith(user: string, call: Call): Promise<string | undefined> {
  try {
    const { channel } = await call((client) => client.conversations.open({ users: user }));
    return channel?.id;
  } catch (error) {
    // Installed before the manifest asked for im:write.
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}
