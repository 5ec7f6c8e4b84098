import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { liveMarkup } from '../playground/slack/live-markup.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, startTeam, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;

beforeEach(async () => {
  ({ bench, anna, ben, channel } = await startTeam());
});

afterEach(() => bench.stop());

const ask = async (text: string, where = channel): Promise<readonly StoredMessage[]> => {
  const run = await bench.slack.command({ user: anna, channel: where, text });
  expect(run).toMatchObject({ acknowledged: true, body: undefined });
  await bench.idle();
  return bench.slack.messages.filter(({ fromBot }) => fromBot);
};

describe('/devops in a channel the bot is in', () => {
  it('is answered for everybody, the plan first and the rest in its thread', async () => {
    const [root, ...replies] = await ask('rollback v2.3');
    expect(plainText(root!)).toContain('v2.3');
    expect(root).toMatchObject({ channel, threadTs: undefined, ephemeralTo: undefined, via: 'chat.postMessage' });
    expect(replies.length).toBeGreaterThan(0);
    expect(replies.every(({ threadTs }) => threadTs === root!.ts)).toBe(true);
    bench.slack.expectNoProblems();
  });

  it('explains the last answer to the asker of it alone', async () => {
    await ask('why');
    expect(plainText(bench.slack.messages.at(-1)!)).toContain('There is no answer of mine here');
    const before = (await ask('rollback checkout to v2.3')).length;
    const why = (await ask('why')).slice(before);
    expect(plainText(why[0]!)).toContain('rollback checkout to v2.3');
    expect(plainText(why[0]!)).toContain('devops/runbooks/rollback.md');
    expect(why.every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    await bench.slack.command({ user: ben, channel, text: 'why' });
    await bench.idle();
    expect(plainText(bench.slack.messages.at(-1)!)).not.toContain('There is no answer of mine here');
    bench.slack.expectNoProblems();
  });

  it('answers only the asker when told --private, and stays private when a button is pressed', async () => {
    const messages = await ask('rollback v2.3 --private');
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    expect(bench.slack.seenBy(ben, channel)).toEqual([]);
    const before = messages.length;
    await bench.slack.clickButton(messages[0]!, buttonsOf(messages[0]!)[0]!, { user: anna });
    await bench.idle();
    const after = bench.slack.messages.filter(({ fromBot }) => fromBot).slice(before);
    expect(after.length).toBeGreaterThan(0);
    expect(after.every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    bench.slack.expectNoProblems();
  });

  it('shows what was wrong only to the asker, and repeats nothing of it', async () => {
    const messages = await ask('rollback $(reboot)');
    expect(messages).toMatchObject([{ ephemeralTo: anna.id, via: 'response_url' }]);
    expect(plainText(messages[0]!)).toContain('version');
    expect(plainText(messages[0]!)).not.toContain('reboot');
    bench.slack.expectNoProblems();
  });

  it('tells only the asker that nothing is known of it', async () => {
    const messages = await ask('blurb frotz qux and plover the third');
    expect(messages.map(plainText).join(' ')).toContain('I do not know this');
    expect(messages.every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    bench.slack.expectNoProblems();
  });

  it('refuses a person, a channel or a group for a version', async () => {
    for (const version of [`<@${ben.id}>`, `<#${channel.id}>`, '<!here>']) {
      const messages = await ask(`rollback ${version}`);
      expect(messages.at(-1)).toMatchObject({ ephemeralTo: anna.id });
    }
  });

  it('brings no mention and no link of the asker to life', async () => {
    const messages = await ask(`we ssh into <@${ben.id}> <!channel> https://evil.example/x & restart it by hand`);
    const alive = messages.flatMap(({ text, blocks }) => liveMarkup({ text, blocks }));
    expect(alive.filter(({ kind }) => kind !== 'link')).toEqual([]);
    expect(alive.filter(({ value }) => value.includes('evil'))).toEqual([]);
    bench.slack.expectNoProblems();
  });
});

describe('/devops where the bot is not', () => {
  const notJoined = (): Channel => bench.slack.addChannel({ members: [anna, ben], bot: false });

  it('is answered through response_url, for the asker alone, with a word on how to invite the bot', async () => {
    const messages = await ask('blueprint', notJoined());
    expect(messages.length).toBeLessThanOrEqual(5);
    expect(messages.every(({ via, ephemeralTo }) => via === 'response_url' && ephemeralTo === anna.id)).toBe(true);
    expect(plainText(messages.at(-1)!)).toContain('/invite');
    bench.slack.expectNoProblems({ except: ['not_in_channel'] });
  });

  it('reaches the asker between two people, be it an answer or a hint', async () => {
    const between = bench.slack.dmOf(anna);
    between.members.delete(bench.slack.botUserId);
    const [answer] = await ask('rollback v2.3', between);
    expect(answer).toMatchObject({ via: 'response_url', ephemeralTo: anna.id });
    const hint = (await ask('rollback ; reboot', between)).at(-1);
    expect(hint).toMatchObject({ via: 'response_url', ephemeralTo: anna.id });
    bench.slack.expectNoProblems({ except: ['channel_not_found'] });
  });

  it('is answered in a direct message when the response_url has expired', async () => {
    const { slack } = bench;
    const where = notJoined();
    slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    await slack.command({ user: anna, channel: where, text: 'rollback v2.3' });
    slack.advance(31 * 60 * 1000);
    const root = await slack.waitForMessage(({ channel: at }) => at === slack.dmOf(anna), 5000);
    expect(plainText(root)).toContain('v2.3');
    slack.expectNoProblems({ except: ['not_in_channel', 'expired_url'] });
  });
});
