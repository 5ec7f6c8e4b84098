import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import type { Bench } from './bench.ts';
import { startOffersBench, stuck, type OffersBench } from './offers-bench.ts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;
let offers: OffersBench['offers'];
let say: OffersBench['say'];
let hear: OffersBench['hear'];

beforeEach(async () => {
  ({ bench, anna, ben, channel, offers, say, hear } = await startOffersBench());
});

afterEach(() => bench.stop());

describe('no offer', () => {
  it('where nobody switched them on, nor where they were switched off again', async () => {
    const other = bench.slack.addChannel({ members: [anna, ben] });
    await say(ben, stuck, other);
    await bench.slack.command({ user: anna, channel, text: 'watch off' });
    await bench.idle();
    await say(ben, stuck);
    expect(offers()).toEqual([]);
  });

  it.each([
    ['to small talk', 'lunch at noon?'],
    ['to news', 'v2.4 is out, all green, thanks everybody'],
    ['to a broadcast as typed', `@channel ${stuck}`],
    ['to a long post', `${stuck} ${'We looked at the dashboards and the logs of the last deploys. '.repeat(20)}`],
    ['to a post with headings', `*What happened*\n${stuck}\n*What next*\nwe look into limits`],
    ['to who asks somebody by a typed name', `@ben ${stuck}`],
    ['to who asks somebody by name', 'Ben, can you tell me why our pods keep getting OOMKilled at night?'],
  ])('%s', async (_what, text) => {
    await say(anna, text);
    expect(offers()).toEqual([]);
  });

  it('to who mentions somebody else', async () => {
    await say(anna, `<@${ben.id}> ${stuck}`);
    expect(offers()).toEqual([]);
  });

  it('to who asks the bot by name: that is answered', async () => {
    const { message } = await bench.slack.mention({ user: ben, channel, text: stuck });
    await bench.idle();
    expect(offers()).toEqual([]);
    expect(bench.slack.thread(channel, message.ts).length).toBeGreaterThan(1);
  });

  it('to an edit', async () => {
    const message = await say(ben, 'hello');
    await bench.slack.edit(message, stuck);
    await bench.idle();
    expect(offers()).toEqual([]);
  });

  it('but to somebody who is stuck, and whom nothing of this keeps from one', async () => {
    await hear({ user: ben.id });
    expect(offers()).toHaveLength(1);
  });

  it('to another bot', async () => {
    await hear({ bot_id: 'B1', subtype: 'bot_message' });
    await hear({ bot_id: 'B1', user: ben.id });
    expect(offers()).toEqual([]);
  });

  it.each(['<!channel>', '<!here>', '<!everyone>', '<!subteam^S1|@ops>'])(
    'to what is said to many: %s',
    async (mark) => {
      await hear({ user: ben.id, text: `${mark} ${stuck}` });
      expect(offers()).toEqual([]);
    },
  );

  it('to a file without words', async () => {
    await hear({ user: ben.id, subtype: 'file_share', text: '', files: [{ id: 'F1' }] });
    expect(offers()).toEqual([]);
  });

  it('in a thread in which the bot has answered, to whomever', async () => {
    const { message } = await bench.slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await bench.idle();
    await bench.slack.threadReply(message, { user: ben, text: stuck });
    await bench.slack.threadReply(message, { user: anna, text: 'thanks' });
    await bench.idle();
    expect(offers()).toEqual([]);
  });
});
