import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let channel: Channel;

beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
});

afterEach(() => bench.stop());

/** As Slack sends what was pasted: a fence on the line of the first word, what looks like markup escaped. */
const pasted = [
  '```apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: checkout',
  'spec:',
  '  replicas: 3 # &lt;tested&gt; &amp; tried',
  '  template:',
  '    spec:',
  '      containers:',
  '        - name: app',
  '          image: <http://registry.example.com/checkout:latest|registry.example.com/checkout:latest>',
  '          env:',
  '            - name: DB_PASSWORD',
  '              value: hunter2-very-secret```',
].join('\n');

const said = (messages: readonly StoredMessage[]): string => messages.map((one) => plainText(one)).join('\n');

const after = async (count: number): Promise<StoredMessage[]> => {
  await bench.idle();
  return fromBot(bench).slice(count);
};

describe('a file that is pasted in Slack', () => {
  it.each([
    ['behind the command', () => bench.slack.command({ user: anna, channel, text: `--validate ${pasted}` })],
    ['in a mention', () => bench.slack.mention({ user: anna, channel, text: `review this: ${pasted}` })],
    ['in a direct message', () => bench.slack.dm({ user: anna, text: pasted })],
  ])('is reviewed line by line, and its secret is not repeated: %s', async (_, say) => {
    await say();
    const answer = said(await after(0));
    expect(answer).toContain('Review of Deployment checkout');
    expect(answer).toMatch(/line 11[^\n]*/u);
    expect(answer).toContain('line 13');
    expect(answer).toContain('DB_PASSWORD');
    expect(answer).not.toContain('hunter2');
    expect(bench.logged.join('\n')).not.toContain('hunter2');
    bench.slack.expectNoProblems();
  });

  it('is reviewed in the thread of another answer too, without a mention', async () => {
    await bench.slack.command({ user: anna, channel, text: 'deploy checkout v2.4 on eks' });
    await bench.idle();
    const [root] = fromBot(bench);
    const count = fromBot(bench).length;
    await bench.slack.threadReply(root!, { user: anna, text: pasted });
    expect(said(await after(count))).toContain('Review of Deployment checkout');
    bench.slack.expectNoProblems();
  });

  it('is asked for by nobody who says "check this" to a colleague', async () => {
    await bench.slack.command({ user: anna, channel, text: 'deploy checkout v2.4 on eks' });
    await bench.idle();
    const [root] = fromBot(bench);
    const count = fromBot(bench).length;
    await bench.slack.threadReply(root!, { user: anna, text: 'check this' });
    expect(await after(count)).toEqual([]);
  });

  it('is not kept with the answer', async () => {
    const { message } = await bench.slack.dm({ user: anna, text: pasted });
    await bench.idle();
    const kept = await bench.store.consultations.find({
      tenant: bench.slack.team.id,
      channel: message.channel.id,
      ts: message.ts,
    });
    expect(kept?.inquiry.reviewed?.files[0]?.findings.length).toBeGreaterThan(3);
    expect(JSON.stringify(kept)).not.toContain('hunter2');
  });
});
