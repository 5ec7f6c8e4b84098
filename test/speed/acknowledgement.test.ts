import { expect, it } from 'vitest';
import { startTeam } from '../slack/bench.ts';

it('a command is acknowledged within 30 ms', async () => {
  const { bench, anna, channel } = await startTeam();
  const times: number[] = [];
  for (let at = 0; at < 10; at += 1) {
    times.push((await bench.slack.command({ user: anna, channel, text: 'help' })).ackMs);
    await bench.idle();
  }
  await bench.stop();
  // the best of them: the others are about what else this machine had to do
  expect(Math.min(...times)).toBeLessThan(30);
});
