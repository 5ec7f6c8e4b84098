import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;

afterEach(() => bench.stop());

it.each([{ socket: false }, { socket: true }])(
  'the log holds ids and outcomes, no token and no words ($socket)',
  async (mode) => {
    bench = await startBench(mode);
    const { slack } = bench;
    const anna = slack.addUser('anna-lovelace');
    const channel = slack.addChannel({ name: 'secret-project', members: [anna] });
    const text = 'rollback zanzibar to v7.7.7';
    slack.failNext('chat.postMessage', { status: 503 });
    slack.failNext('chat.postMessage', { loseResponse: true });
    slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    slack.failNext('chat.postMessage', { error: 'invalid_blocks' });
    const run = await slack.command({ user: anna, channel, text });
    await slack.mention({ user: anna, channel, text });
    await slack.dm({ user: anna, text });
    await slack.command({ user: anna, channel, text: 'rollback zanzibar; rm -rf /' });
    await slack.openHome(anna);
    await slack
      .deliver({ kind: 'interactive', payload: { type: 'block_actions', zanzibar: 'zanzibar' } })
      .catch(() => {});
    if (!mode.socket) {
      await slack.command({ user: anna, channel, text, forgery: 'bad-signature' });
      await fetch(`http://127.0.0.1:${bench.port}/slack/events?zanzibar`, {
        method: 'POST',
        body: '{"zanzibar": zanzibar',
      });
    }
    await bench.idle(10_000);
    const said = fromBot(bench);
    expect(said.length).toBeGreaterThan(0);

    const log = bench.logged.join('');
    for (const word of ['zanzibar', 'v7.7.7', 'rm -rf', 'lovelace', 'secret-project', slack.signingSecret]) {
      expect(log).not.toContain(word);
    }
    expect(log).not.toMatch(/xox[a-z]-|xapp-/u);
    expect(log).not.toContain(new URL(run.responseUrl).pathname);
    for (const message of said) expect(log).not.toContain(message.text.slice(0, 20));

    const shape = z.object({ requestId: z.string(), outcome: z.string(), ms: z.number() });
    const handled = bench.logged.filter((line) => line.includes('request handled'));
    expect(handled.length).toBeGreaterThan(0);
    for (const line of handled) shape.parse(JSON.parse(line));
  },
);
