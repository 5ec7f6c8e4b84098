import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf } from './bench.ts';
import { minute, roleBlock, startIncidentTeam, type IncidentTeam } from './incidents-bench.ts';

let team: IncidentTeam;

/** What is kept is kept, and nobody hears of it. */
let deaf: boolean;

const unheard = (store: Store): Store => ({
  ...store,
  journal: {
    ...store.journal,
    accept: async (request, keys) => {
      const outcome = await store.journal.accept(request, keys);
      if (deaf) throw new Error('gone before it could say so');
      return outcome;
    },
  },
});

beforeEach(async () => {
  deaf = false;
  team = await startIncidentTeam({ wrapStore: unheard });
});

afterEach(() => team.bench.stop());

const optionOf = (what: string): string =>
  new RegExp(`1\\|[^"|]*\\|[a-z]*\\|${what}\\|0`, 'u').exec(JSON.stringify(team.card().blocks))?.[0] ?? '';

/** What only this person was told of why something was not done. */
const explanations = (user: User): string[] =>
  team.bench.slack.messages
    .filter(({ ephemeralTo }) => ephemeralTo === user.id)
    .map(plainText)
    .filter((text) => text.includes('Nothing was changed'));

describe('somebody who declares an incident', () => {
  it('gets the first minutes, and a card that everybody sees', async () => {
    await team.type('incident sev1 checkout not responding');
    const [answer] = team.publicOnes();
    expect(plainText(answer!)).toContain('Name one person who decides, now');
    expect(plainText(team.card())).toContain('SEV-1: checkout not responding');
    expect(plainText(team.card())).toContain(`Declared by @${team.anna.id}`);
    expect(plainText(team.card())).toContain('Incident Commander');
    expect(team.card().threadTs).toBeUndefined();
    expect(team.publicOnes().map(plainText).join('\n')).not.toContain('continued, continued');
    team.bench.slack.expectNoProblems();
  });

  it.each(['incident declare severity 2: checkout is slow', 'declare an incident, p2 checkout is slow'])(
    'may say so in other words: %s',
    async (words) => {
      await team.type(words);
      expect(plainText(team.card())).toContain('SEV-2: checkout is slow');
    },
  );

  it('is told of the one that is open there, and cannot open a second one', async () => {
    await team.type('incident sev2 checkout is slow');
    const count = team.publicOnes().filter((message) => buttonsOf(message).includes('incident:update')).length;
    await Promise.all([team.type('incident sev3 something else', team.ben), team.type('incident again', team.ben)]);
    expect(team.publicOnes().filter((message) => buttonsOf(message).includes('incident:update'))).toHaveLength(count);
    expect(team.toldTo(team.ben)).toContain(`declared by @${team.anna.id}`);
  });

  it('may open one by a button where the words were a plea', async () => {
    await team.type('prod is down');
    expect(team.publicOnes().some((message) => buttonsOf(message).includes('incident:update'))).toBe(false);
    await team.press(team.publicOnes()[0]!, 'incident:open');
    expect(plainText(team.card())).toContain('prod is down');
    team.bench.slack.expectNoProblems();
  });
});

describe('an incident', () => {
  beforeEach(async () => {
    await team.type('incident sev2 checkout is slow');
  });

  it('has roles that one person takes, who learns what they take, and that can be given up', async () => {
    await team.takeRole('Incident Commander', team.anna);
    expect(plainText(team.card())).toContain(`@${team.anna.id} is Incident Commander`);
    expect(team.toldTo(team.anna)).toContain('You decide and do not fix');
    await team.takeRole('Incident Commander', team.anna, 'incident:free');
    expect(plainText(team.card())).toContain('gave up the role Incident Commander');
    team.bench.slack.expectNoProblems();
  });

  it('gives a role to one of two who press at the same moment, and tells the other', async () => {
    const where = roleBlock(team.card(), 'Scribe');
    await Promise.all([
      team.bench.slack.clickButton(team.card(), 'incident:take', { user: team.anna, blockId: where }),
      team.bench.slack.clickButton(team.card(), 'incident:take', { user: team.ben, blockId: where }),
    ]);
    await team.settled();
    const [first, second] = plainText(team.card()).includes(`@${team.anna.id} is Scribe`)
      ? [team.anna, team.ben]
      : [team.ben, team.anna];
    expect(plainText(team.card())).toContain(`@${first.id} is Scribe`);
    expect(team.toldTo(second)).toContain(`@${first.id} took this role before you pressed`);
  });

  it('has a timeline of what people say, mark and do, in the order in which it happened', async () => {
    const early = await team.bench.slack.say({ user: team.ben, channel: team.channel, text: 'p99 went up at 14:02' });
    await team.settled();
    team.later(minute);
    await team.type('incident note cache flushed', team.ben);
    await team.bench.slack.shortcut(early.message, 'add_to_timeline', { user: team.anna });
    await team.settled();
    const text = plainText(team.card());
    expect(text).toMatch(/p99 went up at 14:02[^]*cache flushed/u);
    expect(text).toContain(`@${team.ben.id} p99 went up`);
    await team.bench.slack.edit(early.message, 'p99 went up at 14:03');
    await team.settled();
    expect(plainText(team.card())).toContain('p99 went up at 14:03 (edited)');
    team.bench.slack.expectNoProblems();
  });

  it('loses a message when the last pushpin on it is taken back, and not one that was chosen in its menu', async () => {
    const { slack } = team.bench;
    const { message } = await slack.say({ user: team.ben, channel: team.channel, text: 'pool is dry in zone b' });
    const pin = async (user: User): Promise<string> => {
      await slack.react(message, 'pushpin', user);
      await team.settled();
      return plainText(team.card());
    };
    await pin(team.anna);
    expect(await pin(team.ben)).toContain('pool is dry');
    expect(await pin(team.anna)).toContain('pool is dry');
    expect(await pin(team.ben)).not.toContain('pool is dry');
    expect(await pin(team.ben)).toContain('pool is dry');
    await pin(team.ben);
    await slack.shortcut(message, 'add_to_timeline', { user: team.anna });
    await pin(team.ben);
    expect(await pin(team.ben)).toContain('pool is dry');
    expect(explanations(team.ben)).toEqual([]);
    await slack.shortcut(message, 'add_to_timeline', { user: team.ben });
    await team.settled();
    expect(explanations(team.ben)).toEqual([expect.stringContaining(`@${team.anna.id} did the same`)]);
    slack.expectNoProblems();
  });

  it.each(['severity', 'status', 'snooze', 'role', 'end'])(
    'of two people who press for the same %s at once has one effect, and tells the other once, alone',
    async (what) => {
      const { slack } = team.bench;
      team.later(31 * minute);
      const reminder = team.bench.slack.messages.findLast((one) => buttonsOf(one).includes('incident:snooze'))!;
      await team.takeRole('Scribe', team.ben);
      const press: Readonly<Record<string, (user: User) => Promise<unknown>>> = {
        severity: (user) => slack.choose(team.card(), 'incident:severity', optionOf('sev-1'), { user }),
        status: (user) => slack.choose(team.card(), 'incident:status', optionOf('identified'), { user }),
        snooze: (user) => slack.clickButton(reminder, 'incident:snooze', { user }),
        role: (user) =>
          slack.clickButton(team.card(), 'incident:free', { user, blockId: roleBlock(team.card(), 'Scribe') }),
        end: (user) => slack.clickButton(team.card(), 'incident:close', { user }),
      };
      await Promise.all([team.anna, team.ben].map(press[what]!));
      await team.settled();
      const effect = /set the severity|set the status|put the next update off|gave up the role|closed the incident/gu;
      expect(plainText(team.card()).match(effect)).toHaveLength(1);
      const told = [team.anna, team.ben].flatMap(explanations);
      expect(told).toEqual([expect.stringContaining('Nothing was changed')]);
      slack.expectNoProblems();
    },
  );

  it('tells the others by a form, asks for the next update in time, and can be put off', async () => {
    await team.press(team.card(), 'incident:update');
    const form = team.bench.slack.modalOf(team.anna);
    expect(form).toBeDefined();
    await team.bench.slack.submitView(form!, { condition: 'one of ten orders fails', actions: 'rolling back to v2.3' });
    await team.settled();
    const update = team.publicOnes().at(-1)!;
    expect(plainText(update)).toContain('Condition: one of ten orders fails');
    expect(plainText(update)).toContain('Next update within 30 min');
    team.later(31 * minute);
    const reminder = team.bench.slack.messages.at(-1)!;
    expect(plainText(reminder)).toContain('An update is due on SEV-2: checkout is slow');
    await team.press(reminder, 'incident:snooze', team.ben);
    const scheduled = team.bench.slack.scheduled.map(({ postAt }) =>
      Math.round((postAt * 1000 - Date.now()) / minute - 31),
    );
    expect(scheduled[0]).toBe(15);
    team.bench.slack.expectNoProblems();
  });

  it('takes a form that is sent again once, and what was changed in it meanwhile as well', async () => {
    const { slack } = team.bench;
    await team.press(team.card(), 'incident:note');
    const form = team.bench.slack.modalOf(team.anna)!;
    deaf = true;
    for (let tries = 0; tries < 2; tries += 1) {
      const { acknowledged } = await slack.submitView(form, { text: 'a pool ran dry' });
      expect(acknowledged).toBe(false);
    }
    deaf = false;
    await slack.submitView(form, { text: 'the pool of zone b ran dry' });
    await expect.poll(() => plainText(team.card()).match(/ran dry/gu)?.length).toBe(2);
    expect(plainText(team.card())).toContain('the pool of zone b ran dry');
    slack.expectNoProblems({ except: ['not_acknowledged'] });
  });

  it('changes its severity and status by menu, and its rhythm with it', async () => {
    await team.bench.slack.choose(team.card(), 'incident:severity', optionOf('sev-1'), { user: team.ben });
    await team.settled();
    expect(plainText(team.card())).toContain('SEV-1: checkout is slow');
    await team.bench.slack.choose(team.card(), 'incident:status', optionOf('mitigated'), { user: team.ben });
    await team.settled();
    expect(plainText(team.card())).toContain('Status: mitigated');
    expect(team.bench.slack.scheduled.length).toBeGreaterThan(0);
    team.bench.slack.expectNoProblems();
  });

  it('stands on everybody’s Home until it is closed', async () => {
    await team.bench.slack.openHome(team.ben);
    await team.bench.idle();
    expect(plainText(team.bench.slack.homeOf(team.ben)!)).toContain('Open incidents\nSEV-2: checkout is slow');
    await team.press(team.card(), 'incident:close');
    expect(plainText(team.bench.slack.homeOf(team.ben)!)).not.toContain('Open incidents');
  });

  it('catches somebody up, for them alone', async () => {
    await team.takeRole('Incident Commander', team.ben);
    await team.type('incident catch-up');
    expect(team.toldTo(team.anna)).toContain('checkout is slow');
    expect(team.toldTo(team.anna)).toContain(`Incident Commander: @${team.ben.id}`);
    expect(team.toldTo(team.anna)).toContain('Scribe: nobody yet');
  });
});
