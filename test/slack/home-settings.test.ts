import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { type Administer } from './bench.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

/** What earlier versions of this program put on people's screens. Never changed, only added to. */
const recorded = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../fixtures/buttons/settings.json', import.meta.url), 'utf8')));

const offButton = z.object({ elements: z.tuple([z.looseObject({ action_id: z.literal('unwatch') })]) });

let team: SystemsTeam;

afterEach(() => team.bench.stop());

const start = async (administer: Administer = () => []): Promise<void> => {
  team = await startSystemsTeam({ administer });
};

const homeOf = async (user: User): Promise<StoredView> => {
  await team.bench.slack.openHome(user);
  await team.bench.idle();
  return team.bench.slack.homeOf(user)!;
};

const settingsIn = (home: StoredView): string => {
  const [, settings = ''] = plainText(home).split('\nSettings\n');
  return settings;
};

const offButtons = ({ blocks }: StoredView): string[] =>
  blocks.filter((block) => JSON.stringify(block).includes('"unwatch"')).map(({ block_id: id }) => String(id));

const switchOff = async (home: StoredView, user: User, at = 0): Promise<void> => {
  await team.bench.slack.clickButton(home, 'unwatch', { user, blockId: offButtons(home)[at]! });
  await team.bench.slack.settled();
  await team.bench.idle();
};

/** Presses the button as if it carried something else. */
const pressWith = async (value: string): Promise<void> => {
  const home = await homeOf(team.ben);
  const [id] = offButtons(home);
  for (const block of home.blocks)
    if (block['block_id'] === id)
      Object.assign(block, { elements: [{ ...offButton.parse(block).elements[0], value }] });
  await switchOff(home, team.ben);
};

const isWatched = async ({ id: channel }: Channel): Promise<boolean> =>
  (await team.bench.store.watches.find({ tenant: team.bench.slack.team.id, channel })) !== undefined;

describe('the settings on the Home', () => {
  it('say that everybody may change things, how long words are kept, and how to change that', async () => {
    await start();
    const settings = settingsIn(await homeOf(team.ben));
    expect(settings).toContain('Everybody may change systems and settings');
    expect(settings).toContain('deleted after 180 days');
    for (const name of ['RETENTION_DAYS', 'ADMINS', '/devops watch on']) expect(settings).toContain(name);
    team.bench.slack.expectNoProblems();
  });

  it('name the administrators, where there are any', async () => {
    await start(({ anna, slack }) => [anna.id, slack.addUserGroup('platform', []).id]);
    const home = await homeOf(team.ben);
    expect(settingsIn(home)).toContain('Administrators, who change systems and settings');
    expect(JSON.stringify(home.blocks)).toMatch(
      /"type":"user","user_id":"U\w+".*"type":"usergroup","usergroup_id":"S\w+"/u,
    );
    team.bench.slack.expectNoProblems();
  });

  it('end the offers in a channel with a press: its people hear of it, and every Home shows it', async () => {
    await start();
    const { anna, ben, channel } = team;
    await team.type(anna, 'watch on');
    const [mine, hers] = [await homeOf(ben), await homeOf(anna)];
    expect(settingsIn(mine)).toContain(`Offers are switched on in #${channel.id}`);
    await switchOff(mine, ben);
    expect(await isWatched(channel)).toBe(false);
    expect(team.rootTexts().at(-1)).toContain('switched my offers off');
    expect(team.roots().at(-1)?.channel).toBe(channel);
    for (const home of [mine, hers]) expect(offButtons(home)).toEqual([]);
    const said = team.roots().length;
    await team.type(anna, 'audit');
    expect(plainText(team.last())).toContain(`switched offers off in #${channel.id}`);
    expect(team.roots()).toHaveLength(said);
    team.bench.slack.expectNoProblems();
  });

  it('end them once, also when Slack sends the press again, is away for a moment, or the bot is restarted', async () => {
    await start();
    await team.type(team.anna, 'watch on');
    const home = await homeOf(team.ben);
    const before = team.roots().length;
    team.bench.slack.failNext('chat.postMessage', { status: 503 });
    const press = await team.bench.slack.clickButton(home, 'unwatch', {
      user: team.ben,
      blockId: offButtons(home)[0]!,
    });
    await team.bench.slack.redeliver(press);
    await team.bench.restart();
    await team.bench.idle();
    expect(team.roots()).toHaveLength(before + 1);
    expect(await isWatched(team.channel)).toBe(false);
    team.bench.slack.expectNoProblems();
  });

  it('are changed by administrators alone: to anybody else it is said on their Home', async () => {
    await start(({ anna }) => [anna.id]);
    await team.type(team.anna, 'watch on');
    const home = await homeOf(team.ben);
    const said = team.bench.slack.messages.length;
    await switchOff(home, team.ben);
    expect(plainText(home)).toContain('Administrators alone change my settings from here');
    expect(await isWatched(team.channel)).toBe(true);
    expect(team.bench.slack.messages).toHaveLength(said);
    await switchOff(await homeOf(team.anna), team.anna);
    expect(await isWatched(team.channel)).toBe(false);
    team.bench.slack.expectNoProblems();
  });

  it('still end them with a button from before an upgrade', async () => {
    await start();
    await team.type(team.anna, 'watch on');
    const old = recorded['offers end in a channel'] ?? '';
    await pressWith(old.replace('TENANT', team.bench.slack.team.id).replace('CHANNEL', team.channel.id));
    expect(await isWatched(team.channel)).toBe(false);
    team.bench.slack.expectNoProblems();
  });

  it.each(['{"v":1,"tenant":"T0OTHER","channel":"CHANNEL"}', '{"v":1,"channel":"CHANNEL"}', 'CHANNEL', ''])(
    'take no press that is none of ours, or was made for another workspace: %j',
    async (value) => {
      await start();
      await team.type(team.anna, 'watch on');
      await pressWith(value.replace('CHANNEL', team.channel.id));
      expect(await isWatched(team.channel)).toBe(true);
      expect(team.bench.logged.join('')).toContain('a button that is none of ours');
    },
  );

  it('stay within what a Home may hold, with many channels and the longest list', async () => {
    await start();
    const { store, slack } = team.bench;
    for (let count = 0; count < 30; count += 1)
      await store.watches.start({ tenant: slack.team.id, channel: `C${count}` }, { person: team.anna.id, at: count });
    const home = await homeOf(team.ben);
    for (const list of ['checklist/production-readiness', 'phase/plan', 'phase/operate', 'phase/implement']) {
      const known = JSON.stringify(home.blocks).includes(`"value":"${list}"`);
      if (known) await slack.choose(home, 'home_list', list);
      await team.bench.idle();
      expect(home.blocks.length).toBeLessThanOrEqual(100);
      expect(settingsIn(home)).toContain('…and 25 more channels');
    }
    slack.expectNoProblems();
  });
});

describe('somebody who looks at their Home', () => {
  it('can tell of a system from there, and change the one that is shown', async () => {
    await start();
    const { slack } = team.bench;
    const home = await homeOf(team.ben);
    await team.press(home, 'ask:system-add', team.ben);
    await team.submit(team.formOf(team.ben), { name: 'Web Shop', ...shop });
    await slack.choose(home, 'home_system', 'web-shop');
    await team.bench.idle();
    await team.press(home, 'ask:system-edit', team.ben);
    expect(JSON.stringify(team.formOf(team.ben).blocks)).toContain('"initial_value":"Web Shop"');
    slack.expectNoProblems();
  });

  it('gets the audit in the conversation with the bot, when they ask for it there', async () => {
    await start();
    await team.register('checkout', shop);
    const home = await homeOf(team.ben);
    await team.press(home, 'ask:audit', team.ben);
    expect(team.last().channel.kind).toBe('im');
    expect(plainText(team.last())).toContain('told of checkout');
    team.bench.slack.expectNoProblems();
  });
});
