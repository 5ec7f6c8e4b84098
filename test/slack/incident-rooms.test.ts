import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot } from './bench.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;
let room: Channel;

beforeEach(async () => {
  team = await startSystemsTeam();
  room = team.bench.slack.addChannel({ name: 'inc-4711', members: [team.anna, team.ben] });
});

afterEach(() => team.bench.stop());

const mention = async (text: string, channel = room): Promise<readonly StoredMessage[]> => {
  const before = fromBot(team.bench).length;
  await team.bench.slack.mention({ user: team.anna, channel, text });
  await team.bench.slack.settled();
  await team.bench.idle();
  return fromBot(team.bench).slice(before);
};

const cardOf = (messages: readonly StoredMessage[]): StoredMessage | undefined =>
  messages.find((message) => buttonsOf(message).includes('incident:update'));

const everything = (messages: readonly StoredMessage[]): string => messages.map(plainText).join('\n');

describe('somebody who mentions the bot in a room for incidents', () => {
  it.each([
    ['', 'an incident'],
    ['what now?', 'an incident'],
    ['checkout is timing out', 'checkout is timing out'],
    ['payments are failing', 'payments are failing'],
    ['5xx since the deploy', '5xx since the deploy'],
  ])('and says "%s" gets the triage, and the incident is opened', async (text, topic) => {
    const said = await mention(text);
    expect(everything(said)).toContain('What changed');
    expect(everything(said)).toContain('Likely causes');
    expect(plainText(cardOf(said)!)).toContain(`SEV-2: ${topic}`);
    team.bench.slack.expectNoProblems();
  });

  it.each([
    ['rollback v2.3', 'Roll back to v2.3'],
    ['how do I scale?', 'Autoscaling'],
    ['slo 99.9', '99.9'],
    ['who is on call?', 'On-call'],
  ])('and asks "%s" is answered just that, and opens nothing', async (text, answer) => {
    const said = await mention(text);
    expect(everything(said)).toContain(answer);
    expect(everything(said)).not.toContain('Likely causes');
    expect(cardOf(said)).toBeUndefined();
  });

  it('gets the triage again while it is open, and no second incident', async () => {
    expect(cardOf(await mention('checkout is timing out'))).toBeDefined();
    const again = await mention('what now?');
    expect(everything(again)).toContain('Likely causes');
    expect(cardOf(again)).toBeUndefined();
  });
});

describe('somebody who asks in a room while its incident is open', () => {
  it('need not say again which system it is about', async () => {
    await team.register('checkout', shop);
    await team.register('payments', shop);
    expect(plainText(cardOf(await mention('checkout is timing out'))!)).toContain('checkout');
    expect(everything(await mention('rollback v2.3'))).toContain('Roll back checkout to v2.3');
    expect(everything(await mention('rollback payments to v1.9'))).toContain('Roll back payments to v1.9');
    team.bench.slack.expectNoProblems();
  });

  it('has to say it again once that is closed', async () => {
    await team.register('checkout', shop);
    await mention('checkout is timing out');
    await mention('incident close');
    expect(everything(await mention('rollback v2.3'))).toContain('Roll back to v2.3');
  });
});

describe('somebody who mentions the bot anywhere else', () => {
  it('opens nothing by asking what now', async () => {
    const said = await mention('what now?', team.channel);
    expect(everything(said)).not.toContain('Likely causes');
    expect(cardOf(said)).toBeUndefined();
  });
});

describe('a team that told us of its releases', () => {
  beforeEach(async () => {
    await team.register('checkout', shop);
    await team.type(team.anna, 'system bind checkout', room);
    await team.type(team.anna, 'released v2.3 with no migrations', room);
    await team.type(team.anna, 'released v2.4.0 with additive migrations', room);
  });

  it('sees on the card which of its systems was named, and else the one of the channel', async () => {
    await team.register('payment gateway', { place: ['heroku'] });
    const other = team.bench.slack.addChannel({ name: 'inc-9', members: [team.anna] });
    expect(plainText(cardOf(await mention('payment-gateway is timing out', other))!)).toContain(
      'System: payment gateway.',
    );
    expect(plainText(cardOf(await mention('5xx since the deploy'))!)).toContain('System: checkout.');
  });

  it('is offered the way back first, and gets its plan by pressing it', async () => {
    const said = await mention('5xx since the deploy');
    const root = said.find((message) => plainText(message).includes('What changed'))!;
    expect(plainText(root)).toMatch(/v2\.4\.0 went live 1 min ago; migrations that only added/u);
    expect(plainText(root)).toMatch(/\[Roll back to v2\.3\]/u);
    const before = fromBot(team.bench).length;
    await team.press(root, 'ask:rollback', team.ben);
    expect(everything(fromBot(team.bench).slice(before))).toContain('v2.4.0 → v2.3');
    team.bench.slack.expectNoProblems();
  });
});
