import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, type Bench } from './bench.ts';
import { startOffersBench, stuck, stuckToo, type OffersBench } from './offers-bench.ts';

const minute = 60_000;

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;
let offers: OffersBench['offers'];
let say: OffersBench['say'];
let wait: OffersBench['wait'];
let switchOn: OffersBench['switchOn'];
let hear: OffersBench['hear'];

beforeEach(async () => {
  ({ bench, anna, ben, channel, offers, say, wait, switchOn, hear } = await startOffersBench());
});

afterEach(() => bench.stop());

describe('where offers are on, somebody who is stuck', () => {
  it('is offered help, alone, with the likely topic and two buttons', async () => {
    await say(ben, stuckToo);
    const [offer] = offers();
    expect(offer).toMatchObject({ channel, ephemeralTo: ben.id, threadTs: undefined });
    expect(plainText(offer!)).toMatch(/about this: .*(?:rollback|migration)/iu);
    expect(buttonsOf(offer!)).toEqual(['take_offer', 'ask:watch-not-me']);
    bench.slack.expectNoProblems();
  });

  it('gets the answer in a thread below those words, where all can see it', async () => {
    const message = await say(ben, stuckToo);
    await bench.slack.clickButton(offers()[0]!, 'take_offer');
    await bench.idle();
    const [, answer] = bench.slack.thread(channel, message.ts);
    expect(answer).toMatchObject({ fromBot: true, ephemeralTo: undefined });
    expect(plainText(answer!)).toMatch(/rollback|migration/iu);
    bench.slack.expectNoProblems();
  });

  it('sees the offer no more once it is taken', async () => {
    await say(ben, stuckToo);
    await bench.slack.clickButton(offers()[0]!, 'take_offer');
    await bench.idle();
    expect(bench.slack.seenBy(ben, channel).filter(({ ephemeralTo }) => ephemeralTo === ben.id)).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('is offered help beside a long log, too', async () => {
    const log = 'Error: timed out waiting for the condition\n'.repeat(80);
    const message = await say(ben, `${stuckToo}\n\`\`\`${log}\`\`\``);
    await bench.slack.clickButton(offers()[0]!, 'take_offer');
    await bench.idle();
    expect(bench.slack.thread(channel, message.ts).length).toBeGreaterThan(1);
    bench.slack.expectNoProblems();
  });

  it('who presses twice gets one answer', async () => {
    const message = await say(ben, stuckToo);
    const offer = offers()[0]!;
    const press = () => bench.slack.clickButton(offer, 'take_offer');
    await Promise.all([press(), press()]);
    await bench.idle();
    const texts = bench.slack.thread(channel, message.ts).map((one) => plainText(one));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(1);
  });

  it('in a thread among colleagues gets offer and answer in that thread', async () => {
    const parent = await say(anna, 'lunch at noon?');
    await bench.slack.threadReply(parent, { user: ben, text: stuckToo });
    await bench.idle();
    expect(offers()[0]).toMatchObject({ threadTs: parent.ts, ephemeralTo: ben.id });
    await bench.slack.clickButton(offers()[0]!, 'take_offer');
    await bench.idle();
    expect(bench.slack.thread(channel, parent.ts).some((one) => one.fromBot && one.ephemeralTo === undefined)).toBe(
      true,
    );
    bench.slack.expectNoProblems();
  });

  it('is answered as a question, also where the words could be a command', async () => {
    const message = await say(ben, 'the kubernetes cluster is out of capacity again, can we make it autoscale');
    await bench.slack.clickButton(offers()[0]!, 'take_offer');
    await bench.idle();
    expect(plainText(bench.slack.thread(channel, message.ts)[1]!)).toContain('I read your question as');
  });
});

describe('offers stay rare', () => {
  it('one an hour to a person, wherever they write', async () => {
    const other = bench.slack.addChannel({ members: [anna, ben] });
    await switchOn(other);
    await say(ben, stuck);
    wait(59 * minute);
    await say(ben, stuckToo, other);
    expect(offers()).toHaveLength(1);
    wait(2 * minute);
    await say(ben, stuckToo, other);
    expect(offers()).toHaveLength(2);
  });

  it('one in ten minutes in a channel, also after a restart', async () => {
    await say(ben, stuck);
    wait(9 * minute);
    await bench.restart();
    await say(anna, stuckToo);
    expect(offers()).toHaveLength(1);
    wait(2 * minute);
    await say(anna, stuckToo);
    expect(offers().map(({ ephemeralTo }) => ephemeralTo)).toEqual([ben.id, anna.id]);
  });

  it('none any more to whoever found one not helpful, until they take that back', async () => {
    await say(ben, stuck);
    await bench.slack.clickButton(offers()[0]!, 'ask:watch-not-me');
    await bench.idle();
    expect(plainText(fromBot(bench).at(-1)!)).toContain('I will not offer you help any more');
    wait(61 * minute);
    await say(ben, stuckToo);
    expect(offers()).toHaveLength(1);
    await bench.slack.command({ user: ben, channel, text: 'watch' });
    await bench.idle();
    const status = fromBot(bench).at(-1)!;
    expect(plainText(status)).toContain('/devops watch me takes that back');
    await bench.slack.clickButton(status, 'ask:watch-me');
    await bench.idle();
    await say(ben, stuckToo);
    expect(offers()).toHaveLength(2);
    bench.slack.expectNoProblems();
  });

  it('none that is late: what waited out an outage is dropped', async () => {
    const { slack } = bench;
    slack.failNext('chat.postEphemeral', { status: 429, retryAfterSeconds: 1 });
    await slack.say({ user: ben, channel, text: stuck });
    await slack.settled();
    wait(3 * minute);
    await bench.idle();
    expect(offers()).toEqual([]);
    expect(bench.logged.join('')).toContain('no offer, late');
  });

  it('none for a message that Slack delivers late', async () => {
    await hear({ user: ben.id, ts: String(Date.now() / 1000 - 150) });
    expect(offers()).toEqual([]);
  });

  it('none twice, when nobody knows whether it was shown', async () => {
    bench.slack.failNext('chat.postEphemeral', { loseResponse: true });
    await say(ben, stuck);
    expect(offers()).toHaveLength(1);
  });

  it('one for a message that Slack tells twice', async () => {
    const said = await bench.slack.say({ user: ben, channel, text: stuck });
    await bench.slack.redeliver(said);
    await bench.idle();
    expect(offers()).toHaveLength(1);
  });
});

it('keeps no words of what it overheard, in the store or in the log', async () => {
  await say(ben, stuck);
  await say(anna, 'lunch at zanzibar?');
  await say(anna, `${stuckToo} zanzibar`);
  expect(bench.logged.join('')).not.toMatch(/OOMKilled|zanzibar|flyway/u);
  const file = new DatabaseSync(bench.databasePath);
  const tables = file.prepare(`select name from sqlite_master where type = 'table'`).all();
  const rows = tables.flatMap(({ name }) => file.prepare(`select * from "${String(name)}"`).all());
  file.close();
  expect(JSON.stringify(rows)).not.toMatch(/OOMKilled|zanzibar|flyway/u);
});
