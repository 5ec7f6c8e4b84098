import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it, type ExpectStatic, type TestContext } from 'vitest';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf } from '../slack/bench.ts';
import { kill, portOf, type Running } from '../slack/process.ts';
import { set } from '../slack/processes.ts';

/** Offers are rare for people, however many processes make them. */

const stuck = 'our pods keep getting OOMKilled at night, how do we stop that?';
const patient = { timeout: 90_000 };

const decision = /"outcome":"(?:offer|no offer[^"]*)"/gu;

/** Two processes that started at once on one empty store, and people in channels where offers are on. */
const setTwo = async ({ expect, onTestFinished }: { expect: ExpectStatic } & Pick<TestContext, 'onTestFinished'>) => {
  const { slack, http } = await set(onTestFinished);
  const processes = await Promise.all([http(), http()]);
  const people: User[] = ['anna', 'ben', 'cem', 'dana'].map((name) => slack.addUser(name));
  const channels: Channel[] = people.map(() => slack.addChannel({ members: people }));
  /** From now on Slack tells this one. */
  const tell = (which: Running | undefined): void => {
    if (which !== undefined) slack.connect(`http://127.0.0.1:${portOf(which)}/slack/events`);
  };
  for (const channel of channels) {
    await slack.command({ user: people[0]!, channel, text: 'watch on' });
    await slack.waitForMessage((message) => message.channel === channel, 20_000);
  }
  return {
    slack,
    http,
    processes,
    people,
    channels,
    tell,
    offers: (): StoredMessage[] => slack.messages.filter((message) => buttonsOf(message).includes('take_offer')),
    /** So many of those who are stuck were offered something, or not: nothing is left to be decided. */
    decided: (count: number): Promise<void> =>
      expect
        .poll(() => processes.flatMap((one) => one.output().match(decision) ?? []).length, { timeout: 40_000 })
        .toBe(count),
  };
};

describe.concurrent('two processes that hear people who are stuck', patient, () => {
  it('make one offer in a channel', async ({ expect, onTestFinished }) => {
    const { slack, processes, people, channels, tell, offers, decided } = await setTwo({ expect, onTestFinished });
    slack.failNext('chat.postEphemeral', { delayMs: 300 });
    for (const [at, user] of people.entries()) {
      tell(processes[at % 2]);
      await slack.say({ user, channel: channels[0]!, text: stuck });
    }
    await decided(people.length);
    expect(offers()).toHaveLength(1);
    slack.expectNoProblems();
  });

  it('make one offer to a person', async ({ expect, onTestFinished }) => {
    const { slack, processes, people, channels, tell, offers, decided } = await setTwo({ expect, onTestFinished });
    slack.failNext('chat.postEphemeral', { delayMs: 300 });
    for (const [at, channel] of channels.entries()) {
      tell(processes[at % 2]);
      await slack.say({ user: people[0]!, channel, text: stuck });
    }
    await decided(channels.length);
    expect(offers()).toHaveLength(1);
    slack.expectNoProblems();
  });

  it('do not make it again when the one that was at it dies', async ({ expect, onTestFinished }) => {
    const { slack, http, processes, people, channels, offers } = await setTwo({ expect, onTestFinished });
    slack.failNext('chat.postEphemeral', { delayMs: 3000 });
    await slack.say({ user: people[0]!, channel: channels[0]!, text: stuck });
    await sleep(1500);
    await Promise.all(processes.map(kill));
    const next = await http();
    await next.says('"outcome":"offer"');
    await sleep(500);
    expect(offers()).toHaveLength(1);
  });
});
