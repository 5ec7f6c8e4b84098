import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startTeam, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;

beforeEach(async () => {
  ({ bench, anna, ben, channel } = await startTeam());
});

afterEach(() => bench.stop());

const type = async (user: User, text: string, where = channel): Promise<StoredMessage> => {
  await bench.slack.command({ user, channel: where, text });
  await bench.idle();
  const last = fromBot(bench).at(-1);
  if (last === undefined) throw new Error('the bot said nothing');
  return last;
};

const rich = ({ blocks }: StoredMessage): string => JSON.stringify(blocks);

describe('somebody who types /devops watch', () => {
  it('learns that offers are off, for nobody switched them on', async () => {
    const answer = await type(anna, 'watch');
    expect(answer.ephemeralTo).toBe(anna.id);
    expect(plainText(answer)).toContain('Offers are off in this channel');
    expect(buttonsOf(answer)).toEqual(['ask:watch-on']);
    bench.slack.expectNoProblems();
  });

  it('learns since when they are on and by whom, also after a restart', async () => {
    await type(anna, 'watch on');
    await bench.restart();
    const answer = await type(ben, 'watch');
    expect(answer.ephemeralTo).toBe(ben.id);
    expect(plainText(answer)).toContain('Offers are on in this channel');
    expect(rich(answer)).toContain(`{"type":"user","user_id":"${anna.id}"}`);
    expect(rich(answer)).toContain('"type":"date"');
    bench.slack.expectNoProblems();
  });
});

describe('somebody who switches offers on', () => {
  it('does it in front of everybody: who, what it does, and how to switch it off', async () => {
    const told = await type(anna, 'watch on');
    expect(told).toMatchObject({ channel, ephemeralTo: undefined, threadTs: undefined });
    expect(rich(told)).toContain(`{"type":"user","user_id":"${anna.id}"}`);
    expect(told.text).toContain(`<@${anna.id}>`);
    for (const words of ['I look at what is written here', '/devops watch off', '/devops watch not me'])
      expect(plainText(told)).toContain(words);
    bench.slack.expectNoProblems();
  });

  it('tells it once, also when Slack sends the command again or is away for a moment', async () => {
    const { slack } = bench;
    slack.failNext('chat.postMessage', { status: 503 });
    const run = await slack.command({ user: anna, channel, text: 'watch on' });
    await slack.redeliver(run);
    await bench.idle();
    expect(fromBot(bench)).toHaveLength(1);
    expect(await bench.store.watches.find({ tenant: slack.team.id, channel: channel.id })).toMatchObject({
      person: anna.id,
    });
    slack.expectNoProblems();
  });

  it('is told that they are on already, when they are, and nobody else hears of it', async () => {
    await type(anna, 'watch on');
    const answer = await type(ben, 'watch on');
    expect(answer.ephemeralTo).toBe(ben.id);
    expect(rich(answer)).toContain(anna.id);
    expect(fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined)).toHaveLength(1);
  });

  it('can say it to the bot by name, and the channel hears of it, not a thread', async () => {
    await bench.slack.mention({ user: anna, channel, text: 'watch on' });
    await bench.idle();
    expect(fromBot(bench)[0]).toMatchObject({ threadTs: undefined, ephemeralTo: undefined });
    bench.slack.expectNoProblems();
  });

  it('is told to invite the bot where it is no member, and they stay off', async () => {
    const elsewhere = bench.slack.addChannel({ members: [anna] });
    elsewhere.members.delete(bench.slack.botUserId);
    const answer = await type(anna, 'watch on', elsewhere);
    expect(answer.ephemeralTo).toBe(anna.id);
    expect(plainText(answer)).toContain('I am not a member of this channel');
    const place = { tenant: bench.slack.team.id, channel: elsewhere.id };
    expect(await bench.store.watches.find(place)).toBeUndefined();
    bench.slack.expectNoProblems({ except: ['not_in_channel'] });
  });

  it('is told that this is for channels, in a direct conversation', async () => {
    await bench.slack.dm({ user: anna, text: 'watch on' });
    await bench.idle();
    expect(plainText(fromBot(bench)[0]!)).toContain('Offers are for channels');
    bench.slack.expectNoProblems();
  });

  it('does it in that channel alone, and in that workspace alone', async () => {
    await type(anna, 'watch on');
    const { store, slack } = bench;
    expect(await store.watches.find({ tenant: slack.team.id, channel: 'C0OTHER' })).toBeUndefined();
    expect(await store.watches.find({ tenant: 'T0OTHER', channel: channel.id })).toBeUndefined();
  });
});

describe('somebody who switches offers off', () => {
  it('does it in front of everybody, whoever switched them on', async () => {
    await type(anna, 'watch on');
    const told = await type(ben, 'watch off');
    expect(told).toMatchObject({ channel, ephemeralTo: undefined });
    expect(rich(told)).toContain(ben.id);
    expect(plainText(await type(anna, 'watch'))).toContain('Offers are off in this channel');
    bench.slack.expectNoProblems();
  });

  it('can press the button below the status', async () => {
    await type(anna, 'watch on');
    const status = await type(ben, 'watch');
    await bench.slack.clickButton(status, 'ask:watch-off');
    await bench.idle();
    expect(plainText(fromBot(bench).at(-1)!)).toContain('switched my offers off');
    bench.slack.expectNoProblems();
  });

  it('where the bot was thrown out, is told that they are off', async () => {
    await type(anna, 'watch on');
    channel.members.delete(bench.slack.botUserId);
    const answer = await type(ben, 'watch off');
    expect(answer.ephemeralTo).toBe(ben.id);
    expect(plainText(answer)).toContain('Offers are off in this channel');
    bench.slack.expectNoProblems({ except: ['not_in_channel'] });
  });
});

describe('"watch" as a word among others', () => {
  it('may be the name of a system', async () => {
    await type(anna, 'blueprint watch');
    const [answer] = fromBot(bench);
    expect(answer?.ephemeralTo).toBeUndefined();
    expect(plainText(answer!)).toMatch(/blueprint.*watch/iu);
  });

  it('said in the thread of an answer switches nothing', async () => {
    const answer = await type(anna, 'rollback v2.3');
    const count = fromBot(bench).length;
    await bench.slack.threadReply(answer, { user: anna, text: 'watch on' });
    await bench.idle();
    expect(fromBot(bench)).toHaveLength(count);
  });
});
