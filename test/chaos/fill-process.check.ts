import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf } from '../slack/bench.ts';
import { kill } from '../slack/process.ts';
import { set } from '../slack/processes.ts';

/** An answer is made whole once and in its place, whenever the process dies. */

it.each([0, 250, 600])(
  'fills in an answer where it stands, also when the process is killed %i ms after it was told what',
  async (afterMs) => {
    const { slack, http, anna, channel, roots } = await set(onTestFinished);
    const said = () => slack.messages.filter((message) => message.fromBot);
    const text = (): string =>
      said()
        .map((message) => plainText(message))
        .join('\n');
    const first = await http();
    await slack.command({ user: anna, channel, text: 'rollback from v2.4 to v2.3 on eks with helm' });
    await first.says('"request handled"');
    const before = said().length;
    await slack.clickButton(roots()[0]!, 'fill_gaps', { user: anna });
    await expect.poll(() => slack.modalOf(anna), { timeout: 20_000 }).toBeDefined();
    slack.failNext('chat.update', { delayMs: 300 }, 10);
    await slack.submitView(slack.modalOf(anna)!, { 'gap:namespace': 'shop', 'gap:release': 'shop-web' });
    await sleep(afterMs);
    await kill(first);
    slack.clearFaults();
    const next = await http();
    await next.says('filled in');
    expect(said()).toHaveLength(before);
    expect(text()).toContain('-n shop');
    expect(text()).not.toContain('NAMESPACE:?');
    slack.expectNoProblems();
  },
  90_000,
);

it('takes a form that was open when the process was killed, once', async () => {
  const { slack, http, anna, channel } = await set(onTestFinished, { rateLimits: 'off' });
  const card = () => slack.messages.find((message) => buttonsOf(message).includes('incident:note'));
  const first = await http();
  await slack.command({ user: anna, channel, text: 'incident sev2 checkout is slow' });
  await expect.poll(card, { timeout: 20_000 }).toBeDefined();
  await slack.clickButton(card()!, 'incident:note', { user: anna });
  const form = slack.modalOf(anna)!;
  await kill(first);
  // Slack says that it did not go through, and keeps the form.
  expect((await slack.submitView(form, { text: 'a pool ran dry' })).acknowledged).toBe(false);
  expect(slack.modalOf(anna)).toBe(form);
  await http();
  const sent = await slack.submitView(form, { text: 'a pool ran dry' });
  await slack.redeliver(sent);
  await expect.poll(() => plainText(card()!), { timeout: 20_000 }).toContain('a pool ran dry');
  expect(plainText(card()!).match(/a pool ran dry/gu)).toHaveLength(1);
  slack.expectNoProblems({ except: ['not_acknowledged'] });
}, 90_000);
