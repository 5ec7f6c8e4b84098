import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;
let home: StoredView;

beforeEach(async () => {
  team = await startSystemsTeam();
  await team.bench.slack.openHome(team.ben);
  await team.bench.idle();
  home = team.bench.slack.homeOf(team.ben)!;
});

afterEach(() => team.bench.stop());

const systems = (): string[] => {
  const [, menu = ''] =
    /"action_id":"home_system"(.*?)"action_id":"home_list"/u.exec(JSON.stringify(home.blocks)) ?? [];
  const [, options = ''] = /"options":\[(.*?)\}\]/u.exec(menu) ?? [];
  return [...options.matchAll(/"value":"([^"]*)"/gu)].map(([, value = '']) => value);
};

const choose = async (menu: string, entry: string): Promise<void> => {
  await team.bench.slack.choose(home, menu, entry);
  await team.bench.idle();
};

describe('somebody who has the Home open while a colleague tells of systems', () => {
  it('finds each in the menu as soon as it is there, and its lists are its own', async () => {
    const { slack, store } = team.bench;
    expect(systems()).toEqual(['-']);
    await team.register('checkout', shop);
    await team.register('Web Shop');
    expect(systems().toSorted()).toEqual(['-', 'checkout', 'web-shop']);
    await choose('home_system', 'web-shop');
    expect(plainText(home)).toContain('Production readiness of Web Shop');
    await choose('home_list', 'phase/plan');
    const button = home.blocks.find((block) => JSON.stringify(block).includes('Define the environments'))!;
    await slack.clickButton(home, 'tick', { blockId: String(button['block_id']) });
    await team.bench.idle();
    expect(plainText(home)).toContain('1 of 20 ticked');
    await choose('home_system', 'checkout');
    expect(plainText(home)).toContain('Plan of checkout');
    expect(plainText(home)).toContain('0 of 20 ticked');
    expect(await store.ticks.systems(slack.team.id)).toEqual(['web-shop']);
    slack.expectNoProblems();
  });

  it('no longer finds one that was removed, nor what was ticked of it', async () => {
    const { slack, store } = team.bench;
    await team.register('checkout', shop);
    await choose('home_system', 'checkout');
    await choose('home_list', 'phase/plan');
    const button = home.blocks.find((block) => JSON.stringify(block).includes('Define the environments'))!;
    await slack.clickButton(home, 'tick', { blockId: String(button['block_id']) });
    await team.bench.idle();
    const hint = await team.type(team.anna, 'system remove checkout');
    expect(plainText(hint)).toContain('with what is ticked in its lists');
    await team.press(hint, 'ask:system-forget', team.anna);
    expect(await store.ticks.systems(slack.team.id)).toEqual([]);
    await slack.openHome(team.ben);
    await team.bench.idle();
    expect(systems()).toEqual(['-']);
    expect(plainText(home)).toContain('Plan of your system');
    slack.expectNoProblems();
  });

  it('asks about the one that is shown with a press', async () => {
    await team.register('checkout', shop);
    await choose('home_system', 'checkout');
    await team.press(home, 'ask:rollback');
    expect(team.rootTexts().join('\n')).toMatch(/checkout/u);
    expect(team.rootTexts().join('\n')).toContain('Argo CD');
    team.bench.slack.expectNoProblems();
  });
});
