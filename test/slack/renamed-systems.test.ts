import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { ofStories as engine } from '../store/databases.ts';
import { releaseSecret } from './bench.ts';
import { inForm } from './systems-bench.ts';
import { startTickTeam, ticked, type TickTeam } from './ticks-bench.ts';

describe(`a system that is changed or gets another name, on ${engine.name}`, () => {
  let team: TickTeam;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const created = await engine.create();
    ({ drop } = created);
    team = await startTickTeam({ database: created.database });
    await form('system add', { name: 'checkout', place: ['eks'] });
  });

  afterEach(async () => {
    await team.bench.stop();
    await drop();
  });

  const form = async (order: string, entries: Record<string, string | readonly string[]>): Promise<void> => {
    const { slack } = team.bench;
    await slack.command({ user: team.anna, channel: team.channel, text: order });
    await expect.poll(() => slack.modalOf(team.anna), { timeout: 5000 }).toBeDefined();
    await slack.submitView(slack.modalOf(team.anna)!, inForm(entries));
    await team.bench.idle();
  };
  const rename = (name: string): Promise<void> => form('system edit checkout', { name });
  const easyItem = (screen: StoredMessage | StoredView): string => {
    const names = plainText(screen)
      .match(/○ [^\n]+/gu)!
      .map((line) => line.slice(2));
    return names.find((name) => name.includes('Monitoring') || name.includes('monitor')) ?? names[0]!;
  };
  const boxOf = (screen: StoredMessage | StoredView, name: string): string => {
    const block = screen.blocks.find((one) => JSON.stringify(one).includes(JSON.stringify(name).slice(1, -1)));
    return JSON.stringify(block);
  };

  it('takes along the list that was posted of it: its name, its boxes, and what is ticked there', async () => {
    const list = await team.ask(team.anna, 'checklist checkout');
    expect(plainText(list)).toContain('checkout');
    const name = easyItem(list);
    await rename('Payment Gateway');
    expect(plainText(list)).toContain('Payment Gateway');
    expect(plainText(list)).not.toMatch(/\bcheckout\b/u);
    expect(boxOf(list, name)).toContain('payment-gateway');
    await team.prove(list, name, 'https://wiki.example/drill');
    expect(ticked(list)).toEqual([name]);
    const home = await team.home(team.ben);
    expect(plainText(home)).toContain('Payment Gateway');
    expect(ticked(home)).toEqual([name]);
    expect(await team.bench.store.ticks.systems(team.bench.slack.team.id)).toEqual(['payment-gateway']);
    team.bench.slack.expectNoProblems();
  });

  it('shows on the list that was posted of it what is recorded by now, from the form and from a catalog', async () => {
    const list = await team.ask(team.anna, 'checklist checkout');
    expect(plainText(list)).toContain('Amazon EKS');
    await form('system edit checkout', { place: ['ecs'] });
    expect(plainText(list)).toContain('Amazon ECS');
    await team.ask(
      team.ben,
      'system import\nkind: Component\nmetadata: { name: checkout, description: takes money }\nspec: { owner: team-money }',
    );
    expect(plainText(list)).toContain(`by @${team.ben.id}`);
  });

  it('is meant by a box that was drawn before, in a message that nobody keeps up to date any more', async () => {
    const list = await team.ask(team.anna, 'checklist checkout');
    const name = easyItem(list);
    const before = structuredClone(list.blocks);
    await rename('Payment Gateway');
    await team.bench.store.displays.forget(team.bench.slack.team.id, `message:${team.channel.id}:${list.ts}`);
    Object.assign(list, { blocks: before });
    await team.prove(list, name, 'https://wiki.example/drill');
    const ticks = await team.bench.store.ticks.of(team.bench.slack.team.id, 'payment-gateway');
    expect(ticks).toMatchObject([{ ticked: true, person: team.anna.id }]);
    expect(await team.bench.store.ticks.of(team.bench.slack.team.id, 'checkout')).toEqual([]);
  });

  it('is still found by the name it had: by people, by pipelines, and by a catalog', async () => {
    await rename('Payment Gateway');
    const { slack, port, store } = team.bench;
    const answer = await team.ask(team.anna, 'rollback checkout to v2.3');
    expect(plainText(answer)).toContain('Payment Gateway');
    const body = JSON.stringify({ system: 'checkout', version: 'v2.4.0' });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', releaseSecret).update(`${timestamp}.${body}`).digest('hex');
    const headers = { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` };
    const told = await fetch(`http://127.0.0.1:${port}/hooks/release`, { method: 'POST', headers, body });
    expect(told.status).toBe(200);
    expect(await store.releases.of(slack.team.id, 'payment-gateway')).toMatchObject([{ version: 'v2.4.0' }]);
    await team.ask(team.anna, 'system import\nkind: System\nmetadata: { name: checkout, description: takes money }');
    expect(await store.systems.list(slack.team.id)).toMatchObject([
      { id: 'payment-gateway', record: { name: 'Payment Gateway', description: 'takes money' } },
    ]);
  });

  it('gives its old name to another system that is added under it', async () => {
    await rename('Payment Gateway');
    await form('system add', { name: 'checkout', place: ['ecs'] });
    expect(plainText(await team.ask(team.anna, 'rollback checkout to v2.3'))).not.toContain('Payment Gateway');
    await form('system edit checkout', { name: 'basket' });
    expect(plainText(await team.ask(team.anna, 'rollback checkout to v2.3'))).toContain('basket');
  });
});
