import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench } from './bench.ts';

/** What people say who are stuck. */
export const stuck = 'our pods keep getting OOMKilled at night, how do we stop that?';
export const stuckToo = 'flyway migration failed halfway in production, how do we roll the database back?';

/** A channel in which somebody switched offers on, and two people in it. */
export interface OffersBench {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
  /** Lets that much time pass. */
  wait(ms: number): void;
  switchOn(where: Channel): Promise<void>;
  /** Says something, and lets the bot think about it. */
  say(user: User, text: string, where?: Channel): Promise<StoredMessage>;
  /** An event with these fields, as nobody in this Slack could type it. */
  hear(fields: Readonly<Record<string, unknown>>): Promise<void>;
  offers(): StoredMessage[];
}

export async function startOffersBench(): Promise<OffersBench> {
  let laterMs = 0;
  const now = (): number => Date.now() + laterMs;
  const bench = await startBench({ now });
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const ben = slack.addUser('ben');
  const channel = slack.addChannel({ members: [anna, ben] });
  const switchOn = async (where: Channel): Promise<void> => {
    await slack.command({ user: anna, channel: where, text: 'watch on' });
    await bench.idle();
  };
  await switchOn(channel);
  return {
    bench,
    anna,
    ben,
    channel,
    switchOn,
    wait: (ms) => {
      laterMs += ms;
    },
    say: async (user, text, where = channel) => {
      const { message } = await slack.say({ user, channel: where, text });
      await bench.idle();
      return message;
    },
    hear: async (fields) => {
      const ts = String(now() / 1000);
      const event = { type: 'message', channel: channel.id, channel_type: 'channel', text: stuck, ts, event_ts: ts };
      await slack.event({ ...event, ...fields });
      await bench.idle();
    },
    offers: () => fromBot(bench).filter((message) => buttonsOf(message).includes('take_offer')),
  };
}
