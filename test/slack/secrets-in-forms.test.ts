import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { sqlite } from '../store/databases.ts';
import { releaseSecret, type Bench } from './bench.ts';
import { samples, startLeak, type Leak } from './secrets-bench.ts';

let leak: Leak;
let bench: Bench;
let anna: User;
let channel: Channel;

describe('a credential entered in a form', () => {
  beforeEach(async () => {
    leak = await startLeak(sqlite);
    ({ bench, anna, channel } = leak);
  });

  afterEach(() => leak.stop());

  const form = (): StoredView => {
    const open = bench.slack.modalOf(anna);
    if (open === undefined) throw new Error('no form');
    return open;
  };
  const answerTo = async (text: string): Promise<StoredMessage> => {
    await bench.slack.command({ user: anna, channel, text });
    await bench.idle();
    return bench.slack.seenBy(anna, channel).find((message) => message.fromBot)!;
  };
  /** What fits on a line; each is refused at its field. */
  const expectRefused = async (field: string, most: number): Promise<void> => {
    const fitting = samples.filter(({ text }) => text.length <= most && !text.includes('\n'));
    expect(fitting.length).toBeGreaterThan(most > 100 ? 30 : 15);
    for (const { text } of fitting) {
      const { body } = await bench.slack.submitView(form(), { [field]: text });
      expect(JSON.stringify(body)).toMatch(/"response_action":"errors".*This looks like a credential \(/u);
    }
    await bench.idle();
    await leak.expectNowhere(fitting.map(({ secret }) => secret));
  };

  it('is refused at the field where a system is told of', async () => {
    await bench.slack.command({ user: anna, channel, text: 'system add checkout' });
    await bench.slack.settled();
    await expectRefused('system:name', 80);
  });

  it('is refused at the field where a gap is filled in', async () => {
    await bench.slack.clickButton(await answerTo('rollback from v2.4 to v2.3 on eks with helm'), 'fill_gaps', {
      user: anna,
    });
    await bench.slack.settled();
    await expectRefused('gap:namespace', 300);
  });

  it('is refused at the field where facts are put right', async () => {
    const answer = await answerTo('we run a photo app on django and ECS, how should we release it?');
    await bench.slack.clickButton(answer, 'correct_facts', { user: anna });
    await bench.slack.settled();
    await expectRefused('fact:system', 80);
  });

  it('is refused as proof of something ticked', async () => {
    await bench.slack.openHome(anna);
    await bench.idle();
    const home = bench.slack.homeOf(anna)!;
    const boxes = home.blocks.flatMap((block) =>
      JSON.stringify(block).includes('rollback-tested') ? [String(block['block_id'])] : [],
    );
    await bench.slack.clickButton(home, 'tick', { user: anna, blockId: boxes[0]! });
    await bench.slack.settled();
    await expectRefused('proof', 500);
  });

  it('opens no form that shows it as the name of a system', async () => {
    const { secret } = samples.find((one) => one.secret.startsWith('ghp'))!;
    await bench.slack.command({ user: anna, channel, text: `system add ${secret}` });
    await bench.idle();
    expect(bench.slack.modalOf(anna)).toBeUndefined();
    expect(leak.warnings()).toHaveLength(1);
    await leak.expectNowhere([secret]);
  });

  it('told by a pipeline is refused, and not repeated to it', async () => {
    await bench.slack.command({
      user: anna,
      channel,
      text: 'system import\nkind: System\nmetadata: { name: checkout }',
    });
    await bench.idle();
    for (const { secret } of samples.filter((one) => one.secret === one.text && one.text.length < 80)) {
      const body = JSON.stringify({ id: secret, system: secret, version: secret });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', releaseSecret).update(`${timestamp}.${body}`).digest('hex');
      const response = await fetch(`http://127.0.0.1:${bench.port}/hooks/release`, {
        method: 'POST',
        headers: { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` },
        body,
      });
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain(secret);
    }
    await leak.expectNowhere(samples.map(({ secret }) => secret));
  });
});
