import { expect, it, onTestFinished, vi } from 'vitest';
import { fromBot, startBench } from './bench.ts';

const day = 24 * 60 * 60 * 1000;

it('what people said is forgotten when it is older than RETENTION_DAYS, and not before', async () => {
  let time = Date.now();
  const bench = await startBench({ now: () => time });
  onTestFinished(() => bench.stop());
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await slack.command({ user: anna, channel, text: 'rollback v2.3' });
  await bench.idle();
  const [{ ts } = { ts: '' }] = fromBot(bench);
  const kept = () => bench.store.consultations.find({ tenant: slack.team.id, channel: channel.id, ts });
  time += 179 * day;
  await bench.restart();
  // Once this is answered, whatever begins with the start is over.
  await slack.command({ user: anna, channel, text: 'help' });
  await bench.idle();
  expect((await kept())?.inquiry.params.version).toBe('v2.3');
  time += 2 * day;
  await bench.restart();
  await vi.waitFor(async () => expect(await kept()).toBeUndefined(), { timeout: 10_000 });
});
