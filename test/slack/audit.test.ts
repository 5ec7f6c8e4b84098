import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import { buttonsOf, releaseSecret } from './bench.ts';
import { ofStories as engine } from '../store/databases.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;

/** One line for each change, as one reads it, without the time. */
const linesOf = ({ blocks }: StoredMessage): string[] => {
  const list = blocks.find((block) => JSON.stringify(block).includes('rich_text_list'));
  return list === undefined ? [] : plainText({ blocks: [list] }).split('\n');
};

const asked = async (text: string, user = team.anna): Promise<StoredMessage> => team.type(user, text);

const tell = async (version: string): Promise<number> => {
  const body = JSON.stringify({ id: `run-${version}`, system: 'checkout', version, migrations: 'additive' });
  const stamp = Math.floor(Date.now() / 1000);
  const signature = `sha256=${createHmac('sha256', releaseSecret).update(`${stamp}.${body}`).digest('hex')}`;
  const headers = { 'x-timestamp': String(stamp), 'x-signature': signature };
  const url = `http://127.0.0.1:${team.bench.port}/hooks/release`;
  return (await fetch(url, { method: 'POST', body, headers })).status;
};

describe(`somebody who asks who changed what, kept in ${engine.name}`, () => {
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const created = await engine.create();
    ({ drop } = created);
    team = await startSystemsTeam({ database: created.database });
  });

  afterEach(async () => {
    await team.bench.stop();
    await drop();
  });

  it('is told in private that nothing was changed, when nothing was', async () => {
    const answer = await asked('audit');
    expect(answer.ephemeralTo).toBe(team.anna.id);
    expect(plainText(answer)).toContain('I have no change');
    team.bench.slack.expectNoProblems();
  });

  it('sees each change with when, who and what, from what to what, newest first', async () => {
    const { anna, ben, channel } = team;
    await team.register('checkout', shop);
    await team.submit(await team.open(ben, 'system edit checkout'), { place: ['gke'] });
    await team.type(anna, 'system bind checkout');
    await team.type(ben, 'released v2.4.0 with additive migrations');
    await team.type(anna, 'watch on');
    const answer = await asked('audit');
    expect(answer.ephemeralTo).toBe(anna.id);
    const lines = linesOf(answer).join('\n');
    const inOrder = [
      `switched offers on in #${channel.id}`,
      'recorded v2.4.0 of checkout as live, with additive migrations',
      `bound checkout to #${channel.id}`,
      'changed checkout',
      'Where it runs: Amazon EKS → Google Kubernetes Engine',
      'told of checkout',
      'Where it runs: Amazon EKS; ',
    ];
    const found = inOrder.map((words) => lines.indexOf(words));
    expect(found.every((at) => at >= 0)).toBe(true);
    expect(found.slice(0, 6)).toEqual(found.slice(0, 6).toSorted((one, other) => one - other));
    const rich = JSON.stringify(answer.blocks);
    for (const id of [anna.id, ben.id]) expect(rich).toContain(`{"type":"user","user_id":"${id}"}`);
    expect(rich).toContain(`{"type":"channel","channel_id":"${channel.id}"}`);
    expect(rich).toContain('"type":"date"');
    team.bench.slack.expectNoProblems();
  });

  it('sees what a pipeline and what a file said, and that they did', async () => {
    await team.register('checkout', shop);
    expect(await tell('v3')).toBe(200);
    expect(await tell('v3')).toBe(200);
    await team.type(
      team.anna,
      'system import\nkind: Component\nmetadata:\n  name: billing\n  description: takes the money',
    );
    const lines = linesOf(await asked('audit')).join('\n');
    expect(lines.match(/recorded v3 of checkout/gu)).toHaveLength(1);
    expect(lines).toContain('pipeline recorded v3');
    expect(lines).toContain('told of billing, from a file');
    team.bench.slack.expectNoProblems();
  });

  it('sees what was ticked with which proof, and what was unticked', async () => {
    const { slack } = team.bench;
    await slack.openHome(team.ben);
    await team.bench.idle();
    const home = slack.homeOf(team.ben)!;
    const press = async (item: string): Promise<void> => {
      const box = home.blocks.find((block) => JSON.stringify(block).includes(item) && 'accessory' in block)!;
      await slack.clickButton(home, 'tick', { user: team.ben, blockId: String(box['block_id']) });
      await slack.settled();
    };
    await press('Secrets are managed securely');
    await slack.submitView(slack.modalOf(team.ben)!, { proof: 'https://ci.example/scan/7' });
    await team.bench.idle();
    await press('Secrets are managed securely');
    await team.bench.idle();
    const answer = await asked('audit');
    const lines = linesOf(answer);
    expect(lines[0]).toContain('unticked Secrets are managed securely in Production readiness');
    expect(lines[1]).toContain('ticked Secrets are managed securely');
    expect(JSON.stringify(answer.blocks)).toContain('"url":"https://ci.example/scan/7"');
    slack.expectNoProblems();
  });

  it('can ask about one system, under its name of today and after it was removed', async () => {
    await team.register('checkout', shop);
    await team.register('Web Shop');
    await team.submit(await team.open(team.ben, 'system edit checkout'), { name: 'till' });
    const renamed = linesOf(await asked('audit till')).join('\n');
    expect(renamed).toContain('changed till, which was called checkout');
    expect(renamed).toContain('told of checkout');
    expect(renamed).not.toContain('Web Shop');
    await team.press(await asked('system remove till'), 'ask:system-forget', team.anna);
    expect(linesOf(await asked('audit till'))[0]).toContain('removed till');
    expect(linesOf(await asked('audit "web shop"')).join('\n')).toContain('told of Web Shop');
    expect(plainText(await asked('audit nothing-we-have'))).toContain('I have no change of nothing-we-have');
    team.bench.slack.expectNoProblems();
  });

  it('can ask since when', async () => {
    await team.register('checkout', shop);
    expect(linesOf(await asked('audit since 1h'))).not.toEqual([]);
    expect(linesOf(await asked('audit checkout since 7 days'))).not.toEqual([]);
    const answer = await asked('audit since 2999-01-01');
    expect(plainText(answer)).toContain('I have no change since');
    team.bench.slack.expectNoProblems();
  });

  it('reads on with a button, to the very first change and no further', async () => {
    const { store, slack } = team.bench;
    const by = { person: team.ben.id, at: Date.now() };
    for (let count = 0; count < 25; count += 1)
      await store.watches.start({ tenant: slack.team.id, channel: `C${count}` }, by);
    const pages = [await asked('audit since 1d')];
    while (buttonsOf(pages.at(-1)!).includes('ask:audit-older')) {
      await team.press(pages.at(-1)!, 'ask:audit-older', team.anna);
      pages.push(team.last());
    }
    expect(pages.map((page) => linesOf(page).length)).toEqual([10, 10, 5]);
    const channels = pages.flatMap((page) =>
      [...JSON.stringify(page.blocks).matchAll(/"channel_id":"C(\d+)"/gu)].map(([, n]) => Number(n)),
    );
    expect(channels).toEqual(Array.from({ length: 25 }, (_, at) => 24 - at));
    for (const page of pages) expect(page.ephemeralTo).toBe(team.anna.id);
    slack.expectNoProblems();
  });

  it('gets what Slack takes, however much was told', async () => {
    const contacts = Array.from(
      { length: 40 },
      (_, at) => `Role ${at}: somebody & <!channel> <@U1> ${'x'.repeat(40)}`,
    ).join('\n');
    for (let count = 0; count < 12; count += 1)
      await team.bench.store.systems.save({
        tenant: team.bench.slack.team.id,
        id: `s${count}`,
        record: {
          name: `s${count}`,
          using: [],
          environments: [],
          values: {},
          facts: {},
          contacts: { Role: contacts.slice(0, 200) },
          description: '<!channel> everybody *look* '.repeat(7),
        },
        person: team.ben.id,
        at: Date.now(),
      });
    const answer = await asked('audit');
    expect(linesOf(answer).length).toBeGreaterThan(9);
    expect(JSON.stringify(answer.blocks)).not.toContain('"broadcast"');
    team.bench.slack.expectNoProblems();
  });

  it('by name in a channel, and in a direct conversation, is answered alone as well', async () => {
    const { slack } = team.bench;
    await team.register('checkout', shop);
    await slack.mention({ user: team.ben, channel: team.channel, text: 'audit' });
    await team.bench.idle();
    expect(team.last().ephemeralTo).toBe(team.ben.id);
    await slack.dm({ user: team.ben, text: 'audit' });
    await team.bench.idle();
    expect(linesOf(team.last()).join('\n')).toContain('told of checkout');
    expect(team.last().channel.kind).toBe('im');
    await slack.dm({ user: team.ben, text: 'system bind checkout' });
    await team.bench.idle();
    expect(linesOf(await asked('audit'))[0]).toContain('bound checkout to a direct conversation');
    slack.expectNoProblems();
  });
});
