import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startPostgres } from '../support/postgres/start-postgres.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Running } from '../slack/process.ts';
import { kill, portOf, set } from '../slack/processes.ts';

const rounds = 2;
const requestsEach = 6;

it(
  'three processes on one PostgreSQL answer everything once, while one after the other is killed',
  {
    timeout: 180_000,
  },
  async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.remove());
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const env = { DATABASE_URL: await postgres.create() };
    const replicas: Running[] = await Promise.all([http(env), http(env), http(env)]);
    const reach = (one: Running | undefined): void =>
      slack.connect(`http://127.0.0.1:${one === undefined ? '' : portOf(one)}/slack/events`);

    const commands: string[] = [];
    const threads: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const victim = replicas[round];
      for (let count = 0; count < requestsEach; count += 1) {
        const version = `v${round + 1}.${count + 1}`;
        reach(replicas[count % replicas.length]);
        if (count % 2 === 0) {
          const run = await slack.command({ user: anna, channel, text: `rollback ${version}` });
          if (run.acknowledged) commands.push(version);
        } else {
          const said = await slack.mention({ user: anna, channel, text: `rollback ${version}` });
          threads.push(said.message.ts);
          // As Slack does: again, and to whoever is there.
          reach(replicas[(count + 1) % replicas.length]);
          if (count % 3 === 0) await slack.redeliver(said);
        }
      }
      // In the middle of its work: what it holds goes to the others, who look for what it may have posted.
      slack.failNext('chat.postMessage', { delayMs: 1500 }, 2);
      reach(victim);
      const version = `v${round + 1}.9`;
      if ((await slack.command({ user: anna, channel, text: `rollback ${version}` })).acknowledged)
        commands.push(version);
      await sleep(200);
      if (victim !== undefined) await kill(victim);
      replicas[round] = await http(env);
    }

    expect(commands).toHaveLength((rounds * requestsEach) / 2 + rounds);
    const answersTo = (version: string) => roots().filter((message) => plainText(message).includes(version));
    const answersIn = (ts: string) => slack.thread(channel, ts).filter(({ fromBot }) => fromBot);
    await vi.waitFor(
      () => {
        for (const version of commands) expect(answersTo(version)).toHaveLength(1);
        for (const ts of threads) expect(answersIn(ts).length).toBeGreaterThan(1);
      },
      { timeout: 60_000, interval: 200 },
    );
    // A lease that ran out would bring a second answer by now.
    await sleep(5000);
    for (const version of commands) expect(answersTo(version)).toHaveLength(1);
    const wholes = threads.map((ts) => answersIn(ts).map((message) => plainText(message)));
    for (const texts of wholes) expect(new Set(texts).size).toBe(texts.length);
    expect(new Set(wholes.map((texts) => texts.length)).size).toBe(1);
    slack.expectNoProblems();
  },
);
