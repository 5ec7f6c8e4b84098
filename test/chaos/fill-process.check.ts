import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
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
