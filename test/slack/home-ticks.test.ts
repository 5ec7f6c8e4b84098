import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { itemOn, startTickTeam, ticked, type TickTeam } from './ticks-bench.ts';

const rollback = 'Rollback is defined and tested';
const cost = 'Cost is monitored and optimised';
const link = 'https://wiki.example/drills/2026-11-20';

let team: TickTeam;

beforeEach(async () => {
  team = await startTickTeam();
});

afterEach(() => team.bench.stop());

describe('somebody who opens the Home', () => {
  it('sees the twelve, none ticked, what would prove each, and how far that is with its working', async () => {
    const home = await team.home(team.anna);
    const words = plainText(home);
    expect(words).toContain('Production readiness of your system');
    expect(words).toContain('░░░░░░░░░░ 0%');
    expect(words).toContain(
      '0 of 12 ticked: automation 30 × 0/3 + observability 25 × 0/3 + reliability 20 × 0/2 + security 15 × 0/3 + cost 10 × 0/1 = 0%',
    );
    expect(ticked(home)).toEqual([]);
    expect(itemOn(home, rollback).button).toBe('Tick');
    expect(itemOn(home, rollback).below).toMatch(/^Counts as proof: Record of a rollback/u);
    team.bench.slack.expectNoProblems();
  });

  it('can look at each list, and Slack takes every one of them', async () => {
    const { slack } = team.bench;
    const home = await team.home(team.anna);
    const lists = openLists(home.blocks);
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Production readiness',
        'Plan',
        'Tasks',
        'Implementation',
        'Assess',
        'Design',
        'Implement',
        'Operate',
      ]),
    );
    for (const { value, name } of lists) {
      await slack.choose(home, 'home_list', value);
      await team.bench.idle();
      expect(plainText(home)).toContain(`${name} of your system`);
      expect(plainText(home)).not.toContain('…and');
    }
    slack.expectNoProblems();
  });

  it('finds what they asked lately, with the way to it, and what is asked anew without opening it again', async () => {
    const answer = await team.ask(team.anna, 'rollback checkout to v2.3');
    await team.ask(team.ben, 'deploy till v9');
    const home = await team.home(team.anna);
    const address = `https://acme.slack.com/archives/${team.channel.id}/p${answer.ts.replace('.', '')}`;
    expect(JSON.stringify(home.blocks)).toContain(address);
    expect(plainText(home)).not.toContain('till');
    await team.ask(team.anna, 'checklist payments');
    expect(plainText(home)).toContain('payments');
    team.bench.slack.expectNoProblems();
  });

  it('finds the settings as they are, and can change their own', async () => {
    const { slack } = team.bench;
    await team.ask(team.ben, 'watch on');
    const home = await team.home(team.anna);
    expect(plainText(home)).toContain(`Offers are switched on in #${team.channel.id}`);
    await slack.clickButton(home, 'ask:watch-not-me');
    await team.bench.idle();
    expect(plainText(home)).toContain('You asked me not to offer you help');
    await slack.clickButton(home, 'ask:watch-me');
    await team.bench.idle();
    expect(plainText(home)).not.toContain('You asked me not to offer you help');
    slack.expectNoProblems();
  });

  it('can ask at once about the system that is shown', async () => {
    const { slack, store } = team.bench;
    await store.ticks.save(slack.team.id, 'checkout', change());
    const home = await team.home(team.anna);
    expect(plainText(home)).toContain('Production readiness of checkout');
    await slack.clickButton(home, 'ask:rollback');
    await team.bench.idle();
    expect(
      slack.messages
        .filter((one) => one.fromBot)
        .map(plainText)
        .join('\n'),
    ).toMatch(/checkout/u);
    slack.expectNoProblems();
  });
});

const change = () => ({
  list: 'checklist/production-readiness',
  item: 'rollback-tested',
  ticked: true,
  person: team.ben.id,
  at: Date.now(),
  evidence: link,
  seen: 0,
});

interface Menu {
  readonly value: string;
  readonly name: string;
}

function openLists(blocks: readonly unknown[]): Menu[] {
  const [, options = ''] = /"action_id":"home_list".*?"options":(\[.*?\}\]),/u.exec(JSON.stringify(blocks)) ?? [];
  const read = JSON.parse(options) as { value: string; text: { text: string } }[];
  return read.map(({ value, text }) => ({ value, name: text.text }));
}

describe('somebody who ticks an item of the twelve', () => {
  it('is asked for what proves it, and everybody who looks sees who ticked it, when, and the proof', async () => {
    const [anna, ben] = [await team.home(team.anna), await team.home(team.ben)];
    await team.prove(anna, rollback, link);
    for (const home of [anna, ben]) {
      expect(ticked(home)).toEqual([rollback]);
      expect(itemOn(home, rollback).below).toMatch(
        new RegExp(`^Ticked by @${team.anna.id}, .*\\. Proof: ${link}$`, 'u'),
      );
      expect(JSON.stringify(home.blocks)).toContain(`{"type":"link","url":"${link}"`);
      expect(plainText(home)).toContain('reliability 20 × 1/2');
      expect(plainText(home)).toMatch(/1 of 12 ticked:.*= 10%/u);
    }
    team.bench.slack.expectNoProblems();
  });

  it('is told at the field when what they give proves nothing', async () => {
    const { slack } = team.bench;
    const home = await team.home(team.anna);
    await slack.clickButton(home, 'tick', { blockId: itemOn(home, rollback).blockId });
    await slack.settled();
    const form = slack.modalOf(team.anna)!;
    expect(plainText(form)).toContain('Record of a rollback in production or staging');
    const { errors } = await slack.submitView(form, { proof: ' ok ' });
    expect(errors).toEqual({ proof: 'Give a link, or a sentence that somebody else can check.' });
    expect(slack.modalOf(team.anna)).toBe(form);
    expect(ticked(home)).toEqual([]);
    slack.expectNoProblems();
  });

  it('brings nothing to life with it: no mention, no link but an address, and a credential is no proof', async () => {
    const home = await team.home(team.anna);
    await team.prove(home, rollback, `drill on Friday, <!channel> *all* <https://evil.example|here> ${team.ben.id}`);
    expect(itemOn(home, rollback).below).toContain(
      'Proof: drill on Friday, <!channel> *all* <https://evil.example|here>',
    );
    const below = JSON.stringify(home.blocks);
    expect(below).not.toContain('"type":"broadcast"');
    expect(below).not.toContain('"url":"https://evil.example');
    expect(below).not.toContain(`"user_id":"${team.ben.id}"`);
    const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
    await team.prove(home, cost, `curl with ${token} worked`);
    expect(JSON.stringify(home.blocks)).not.toContain(token);
    expect(ticked(home)).toEqual([rollback]);
    team.bench.slack.expectNoProblems();
  });

  it('can untick it, and its proof is gone from the list', async () => {
    const [anna, ben] = [await team.home(team.anna), await team.home(team.ben)];
    await team.prove(anna, rollback, link);
    expect(JSON.stringify(ben.blocks)).toContain('"confirm":{"title":{"type":"plain_text","text":"Untick this?"');
    await team.press(ben, rollback);
    expect(ticked(anna)).toEqual([]);
    expect(JSON.stringify(anna.blocks)).not.toContain(link);
    team.bench.slack.expectNoProblems();
  });
});

describe('somebody who ticks a step of a phase', () => {
  it('need not prove what is only to be there, and sees how many there are', async () => {
    const { slack } = team.bench;
    const home = await team.home(team.anna);
    await slack.choose(home, 'home_list', 'phase/plan');
    await team.bench.idle();
    expect(itemOn(home, 'Select providers and services').below).toMatch(/^Done when there is: A decision record/u);
    await team.press(home, 'Select providers and services');
    expect(itemOn(home, 'Select providers and services')).toMatchObject({ ticked: true, button: 'Untick' });
    expect(plainText(home)).toContain('1 of 20 ticked');
    await team.press(home, 'Select providers and services');
    expect(ticked(home)).toEqual([]);
    slack.expectNoProblems();
  });

  it('goes towards infrastructure as code in its order, each step with its proof', async () => {
    const { slack } = team.bench;
    const home = await team.home(team.anna);
    await slack.choose(home, 'home_list', 'checklist/towards-code');
    await team.bench.idle();
    const steps = [
      'What there is has been listed',
      'It is described in code',
      'Changes go through Git and a review',
      'The code is tested before it is applied',
      'Nobody changes anything by hand any more',
    ];
    const said = plainText(home);
    expect(steps.map((step) => said.indexOf(step)).every((at, index, all) => at > (all[index - 1] ?? -1))).toBe(true);
    await team.prove(home, steps[0]!, link);
    expect(ticked(home)).toEqual([steps[0]]);
    expect(plainText(home)).toContain('1 of 5 ticked');
    slack.expectNoProblems();
  });

  it('keeps the list before them that they chose, when others tick and after a restart', async () => {
    const { slack } = team.bench;
    const [anna, ben] = [await team.home(team.anna), await team.home(team.ben)];
    await slack.choose(anna, 'home_list', 'phase/operate');
    await team.bench.idle();
    await team.prove(ben, rollback, link);
    expect(plainText(anna)).toContain('Operate of your system');
    await team.bench.restart();
    await team.home(team.anna);
    expect(plainText(anna)).toContain('Operate of your system');
    await slack.choose(anna, 'home_list', 'checklist/production-readiness');
    await team.bench.idle();
    expect(ticked(anna)).toEqual([rollback]);
    slack.expectNoProblems();
  });
});
