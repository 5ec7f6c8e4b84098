import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { kill } from '../slack/process.ts';
import { set } from '../slack/processes.ts';
import { itemOn, ticked } from '../slack/ticks-bench.ts';

const steps = [
  'Define hosting and infrastructure requirements',
  'Select providers and services',
  'Design for scale and high availability',
  'Define configuration management',
] as const;

const until = async (holds: () => boolean, timeoutMs = 10_000): Promise<void> => {
  const end = performance.now() + timeoutMs;
  while (!holds() && performance.now() < end) await sleep(10);
};

it('shows every tick that was acknowledged on every Home, and writes each down once, however often the process is killed', async () => {
  const { slack, anna, channel, http } = await set(onTestFinished);
  const ben = slack.addUser('ben');
  channel.members.add(ben.id);
  let running = await http();
  const homes: StoredView[] = [];
  for (const user of [anna, ben]) {
    await slack.openHome(user);
    await until(() => slack.homeOf(user) !== undefined);
    const home = slack.homeOf(user)!;
    await slack.choose(home, 'home_list', 'phase/plan');
    await until(() => JSON.stringify(home.blocks).includes(steps[0]));
    homes.push(home);
  }
  const acknowledged: string[] = [];
  for (const [at, step] of steps.entries()) {
    const home = homes[at % 2]!;
    const { blockId } = itemOn(home, step);
    const delivery = await slack.clickButton(home, 'tick', { blockId });
    if (delivery.acknowledged) acknowledged.push(step);
    // At another moment each time: before it is written down, before it is shown, between two Homes.
    await sleep(at * 12);
    await kill(running);
    running = await http();
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  await until(() => homes.every((home) => acknowledged.every((step) => ticked(home).includes(step))));
  for (const home of homes) {
    expect(ticked(home)).toEqual(acknowledged);
    for (const [at, step] of steps.entries()) {
      expect(itemOn(home, step).below).toContain(`@${at % 2 === 0 ? anna.id : ben.id}`);
    }
  }
  await slack.command({ user: anna, channel, text: 'audit' });
  const audit = plainText(await slack.waitForMessage((message) => message.ephemeralTo === anna.id, 10_000));
  expect(audit.match(/ ticked .*? in /gu)?.toReversed()).toEqual(acknowledged.map((step) => ` ticked ${step} in `));
}, 90_000);
