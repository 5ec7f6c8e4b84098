import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import { buttonsOf } from '../slack/bench.ts';
import { kill, set } from '../slack/processes.ts';
import { postgres, sqlite } from '../store/databases.ts';

const until = async (holds: () => boolean, timeoutMs = 15_000): Promise<void> => {
  const end = performance.now() + timeoutMs;
  while (!holds() && performance.now() < end) await sleep(10);
};

const steps = ['Decide and say so', 'See that going back can help', 'See what cannot be undone', 'Pause automation'];

const engines = [sqlite, postgres()];

it.each(engines)(
  'in $name nothing is lost or doubled of an incident, of a plan that is worked through in it and of its reminders, however often the process is killed',
  async (engine) => {
    const { database } = await engine.create();
    const { slack, anna, channel, http: begin } = await set(onTestFinished);
    const http = () => begin(database.kind === 'postgres' ? { DATABASE_URL: database.url } : {});
    let running = await http();
    const again = async (afterMs: number): Promise<void> => {
      await sleep(afterMs);
      await kill(running);
      running = await http();
    };
    const ours = (): StoredMessage[] => slack.messages.filter((one) => one.fromBot && one.ephemeralTo === undefined);
    const having = (button: string): StoredMessage[] => ours().filter((one) => buttonsOf(one).includes(button));

    await slack.command({ user: anna, channel, text: 'incident sev2 checkout is slow' });
    await again(30);
    await until(() => having('incident:update').length > 0);
    await slack.command({
      user: anna,
      channel,
      text: 'rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only',
    });
    await again(15);
    const plan = (): StoredMessage | undefined =>
      having('run:begin').find((one) => plainText(one).includes('Roll back checkout to v2.3'));
    await until(() => plan() !== undefined);
    await slack.clickButton(plan()!, 'run:begin', { user: anna });
    await again(10);
    await until(() => having('run:done').length > 0);
    const [run] = having('run:done');
    for (const [at, step] of steps.entries()) {
      await until(() => plainText(run!).includes(`▸ ${at + 1}. ${step}`));
      await slack.clickButton(run!, 'run:done', { user: anna });
      // At another moment each time: before it is written down, before it is shown, between two reminders.
      await again(at * 14);
    }
    await until(() => plainText(run!).includes('✓ 4. Pause automation'));
    const [card] = having('incident:update');
    await until(() => plainText(card!).includes('step 4, Pause automation, is done'));
    await until(() => slack.scheduled.length >= 14);
    await slack.settled(500);

    expect(having('incident:update')).toHaveLength(1);
    expect(having('run:done')).toHaveLength(1);
    for (const [at, step] of steps.entries()) {
      expect(plainText(card!).split(`step ${at + 1}, ${step}, is done`)).toHaveLength(2);
      expect(plainText(run!).split(`✓ ${at + 1}. ${step}`)).toHaveLength(2);
    }
    const times = slack.scheduled.map(({ postAt, text }) => `${postAt} ${text}`);
    expect(new Set(times).size).toBe(times.length);

    await slack.clickButton(card!, 'incident:close', { user: anna });
    await again(25);
    await until(() => slack.files.length > 0);
    await slack.settled(500);
    expect(slack.files).toHaveLength(1);
    const review = String(slack.files[0]?.content);
    for (const [at, step] of steps.entries()) expect(review.split(`step ${at + 1}, ${step}, is done`)).toHaveLength(2);
  },
  240_000,
);
