import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { persona } from '../support/ours.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
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

describe('a button below an answer', () => {
  it('answers in the thread, each of two people who press it at once', async () => {
    const { slack } = bench;
    await slack.command({ user: anna, channel, text: 'rollback checkout to v2.3' });
    await bench.idle();
    const [root] = fromBot(bench);
    const count = fromBot(bench).length;
    const button = buttonsOf(root!).find((id) => id.startsWith('ask:'));
    await Promise.all([
      slack.clickButton(root!, button!, { user: anna }),
      slack.clickButton(root!, button!, { user: ben }),
    ]);
    await bench.idle();
    const answers = fromBot(bench).slice(count);
    expect(answers.every(({ threadTs }) => threadTs === root!.ts)).toBe(true);
    // the second finds the plan itself above, and is told so
    const opening = (one: (typeof answers)[number]) => plainText(one).split('\n').slice(0, 3);
    expect(answers.map(opening).filter((one) => one.join() === opening(answers[0]!).join())).toHaveLength(2);
    slack.expectNoProblems();
  });

  it('works on a hint that only one person sees, and then begins an answer for all', async () => {
    const { slack } = bench;
    await slack.command({ user: anna, channel, text: 'rollbak2' });
    await bench.idle();
    const hint = fromBot(bench).find((one) => one.ephemeralTo === anna.id);
    expect(buttonsOf(hint!).length).toBeGreaterThan(0);
    const count = fromBot(bench).length;
    await slack.clickButton(hint!, buttonsOf(hint!)[0]!, { user: anna });
    await bench.idle();
    expect(fromBot(bench)[count]).toMatchObject({ threadTs: undefined, ephemeralTo: undefined });
    slack.expectNoProblems();
  });

  it('with a value that is none of ours is acknowledged and left', async () => {
    const { slack } = bench;
    const payload = {
      type: 'block_actions',
      user: { id: anna.id, team_id: anna.team.id },
      team: { id: anna.team.id, domain: 'acme' },
      trigger_id: '1.2.3',
      container: { type: 'message', channel_id: channel.id, message_ts: '1.2' },
      actions: [{ type: 'button', action_id: 'ask:x', block_id: 'b', value: 'x'.repeat(3000), action_ts: '1' }],
    };
    const delivery = await slack.deliver({ kind: 'interactive', payload });
    expect(delivery.acknowledged).toBe(true);
    await bench.idle();
    expect(fromBot(bench)).toEqual([]);
  });
});

describe('the message shortcut', () => {
  it('answers below the message it was used on', async () => {
    const { slack } = bench;
    const { message } = await slack.say({ user: ben, channel, text: 'how do I roll back a deployment?' });
    await slack.shortcut(message, 'consult_devops', { user: anna });
    await bench.idle();
    expect(fromBot(bench)[0]).toMatchObject({ threadTs: message.ts });
    slack.expectNoProblems();
  });

  it('answers the one who used it where the bot is not', async () => {
    const { slack } = bench;
    const where = slack.addChannel({ members: [anna, ben] });
    const { message } = await slack.say({ user: ben, channel: where, text: 'how do I roll back a deployment?' });
    where.members.delete(slack.botUserId);
    await slack.shortcut(message, 'consult_devops', { user: anna });
    await bench.idle();
    expect(fromBot(bench).every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    expect(fromBot(bench).length).toBeGreaterThan(0);
    slack.expectNoProblems({ except: ['not_in_channel'] });
  });
});

describe('the Home', () => {
  it('says who this is and what it can do, with the twelve things of the checklist', async () => {
    const { slack } = bench;
    await slack.openHome(anna);
    await bench.idle();
    const home = slack.homeOf(anna);
    const words = plainText({ blocks: home?.blocks ?? [] });
    expect(words).toContain('About');
    expect(words).toContain('/devops help');
    const { items } = persona.get('checklist', 'production-readiness').data;
    expect(items).toHaveLength(12);
    for (const { name } of items) expect(words).toContain(name);
    expect(words).not.toContain('…and');
    slack.expectNoProblems();
  });

  it('answers a button in the direct conversation', async () => {
    const { slack } = bench;
    await slack.openHome(anna);
    await bench.idle();
    const home = slack.homeOf(anna)!;
    await slack.clickButton(home, 'ask:rollback');
    await bench.idle();
    expect(fromBot(bench)[0]).toMatchObject({ channel: slack.dmOf(anna), threadTs: undefined });
    slack.expectNoProblems();
  });

  it('is left alone when the other tab is opened', async () => {
    await bench.slack.openHome(anna, { tab: 'messages' });
    await bench.idle();
    expect(bench.slack.homeOf(anna)).toBeUndefined();
  });
});
