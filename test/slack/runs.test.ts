import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf, fromBot } from './bench.ts';
import { rollback, startRunTeam, type RunTeam } from './runs-bench.ts';

let team: RunTeam;
let skipped: number;

beforeEach(async () => {
  skipped = 0;
  team = await startRunTeam({ now: () => Date.now() + skipped });
});

/** For the bot and for Slack alike. */
function later(ms: number): void {
  skipped += ms;
  team.bench.slack.advance(0);
}

afterEach(() => team.bench.stop());

describe('a plan that people work through', () => {
  it('is one message in the thread, kept as things are, with who did what', async () => {
    const { bench, anna, ben } = team;
    const answer = await team.ask(rollback);
    expect(buttonsOf(answer)[0]).toBe('run:begin');
    const run = await team.begin(answer);
    expect(run.threadTs).toBe(answer.ts);
    expect(plainText(run)).toContain('Working through: Roll back checkout to v2.3');
    expect(plainText(run)).toContain('0 of 16 steps settled');
    expect(plainText(run)).toContain('▸ 1. Decide and say so');
    const count = fromBot(bench).length;
    await team.press(run, 'run:done');
    expect(plainText(run)).toContain(`✓ 1. Decide and say so · @${anna.id}`);
    expect(plainText(run)).toContain('▸ 2. See that going back can help');
    await team.press(run, 'run:skip', ben);
    expect(plainText(run)).toContain(`– 2. See that going back can help · skipped by @${ben.id}`);
    await team.press(run, 'run:failed', ben);
    expect(plainText(run)).toContain('✗ 3. See what cannot be undone');
    expect(plainText(run)).toContain(`Failed: @${ben.id}`);
    await team.press(run, 'run:done');
    expect(plainText(run)).toContain(`✓ 3. See what cannot be undone · @${anna.id}`);
    expect(plainText(run)).toContain('3 of 16 steps settled');
    expect(fromBot(bench)).toHaveLength(count);
    bench.slack.expectNoProblems();
  });

  it('takes steps out of order, and takes one back', async () => {
    const run = await team.begin(await team.ask(rollback));
    await team.settle(run, '4. Pause automation', 'Done', team.ben);
    expect(plainText(run)).toContain(`✓ 4. Pause automation · @${team.ben.id}`);
    expect(plainText(run)).toContain('▸ 1. Decide and say so');
    const [option] = team.bench.slack.messages
      .filter((one) => one.ts === run.ts)
      .flatMap(({ blocks }) => JSON.stringify(blocks).match(/1\|[^"]*\|reopened\|3\|1/u) ?? []);
    await team.bench.slack.choose(run, 'run:reopen', option ?? '', { user: team.anna });
    await team.bench.idle();
    expect(plainText(run)).not.toContain('✓ 4. Pause automation');
    team.bench.slack.expectNoProblems();
  });

  it('holds what the first of two people pressed, and tells the other', async () => {
    const { bench, anna, ben } = team;
    const run = await team.begin(await team.ask(rollback));
    await Promise.all([
      bench.slack.clickButton(run, 'run:done', { user: anna }),
      bench.slack.clickButton(run, 'run:skip', { user: ben }),
    ]);
    await bench.slack.settled();
    await bench.idle();
    const [first, second] = plainText(run).includes('✓ 1.') ? [anna, ben] : [ben, anna];
    expect(plainText(run)).toContain(`@${first.id}`);
    expect(plainText(run)).toContain('1 of 16 steps settled');
    expect(team.toldTo(second)).toMatch(new RegExp(`Nothing was changed: .*@?${first.id}`, 'u'));
    expect(team.toldTo(first)).toBe('');
    bench.slack.expectNoProblems();
  });

  it('is begun once, whoever presses', async () => {
    const { bench, anna, ben } = team;
    const answer = await team.ask(rollback);
    await team.begin(answer);
    const count = fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined).length;
    await team.press(answer, 'run:begin', ben);
    expect(fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined)).toHaveLength(count);
    expect(team.toldTo(ben)).toContain(`@${anna.id} began to work through this plan`);
    bench.slack.expectNoProblems();
  });

  it('is handed over with what comes next and what is off, and closed with a summary', async () => {
    const { bench, anna, ben } = team;
    const run = await team.begin(await team.ask(rollback));
    for (let step = 0; step < 4; step += 1) await team.press(run, 'run:done');
    await bench.slack.choose(run, 'run:hand', ben.id, { user: anna });
    await bench.idle();
    const card = plainText(fromBot(bench).at(-1)!);
    await bench.slack.choose(run, 'run:hand', ben.id, { user: ben });
    await bench.idle();
    expect(team.toldTo(ben)).toContain('the colleague you chose has it in hand since');
    expect(card).toContain(`@${ben.id}, @${anna.id} hands over to you`);
    expect(card).toContain('Next is step 5, Find the target');
    expect(card).toContain('Argo CD auto-sync is off since');
    expect(plainText(run)).toContain(`@${ben.id} has it in hand`);
    await team.press(run, 'run:close', ben);
    const summary = plainText(fromBot(bench).at(-1)!);
    expect(summary).toContain('closed before it was known that users are served');
    expect(summary).toContain('Left open: 5. Find the target');
    expect(plainText(run)).toContain(`Closed by @${ben.id}`);
    expect(buttonsOf(run)).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('survives a restart at any step, and a plan that says when users are served again says how long it took', async () => {
    const { bench } = team;
    const run = await team.begin(await team.ask(rollback));
    for (let step = 0; step < 4; step += 1) await team.press(run, 'run:done');
    await bench.restart();
    later(6 * 60_000);
    for (let step = 4; step < 9; step += 1) await team.press(run, 'run:done');
    expect(plainText(run)).toContain('Users are served after 6 min; the target is 15 min');
    bench.slack.expectNoProblems();
  });
});

describe('what a plan switches off', () => {
  const paused = async () => {
    const run = await team.begin(await team.ask(rollback));
    for (let step = 0; step < 4; step += 1) await team.press(run, 'run:done');
    return run;
  };
  const minute = 60_000;

  it('is said again by Slack itself until it is on, also while the bot is away', async () => {
    const { bench, anna } = team;
    const run = await paused();
    expect(bench.slack.scheduled.length).toBeGreaterThan(5);
    await bench.stopApp();
    later(31 * minute);
    const reminder = bench.slack.messages.at(-1)!;
    expect(plainText(reminder)).toContain('Argo CD auto-sync of checkout has been off since');
    expect(plainText(reminder)).toContain(`@${anna.id} switched it off`);
    expect(reminder.threadTs).toBe(run.threadTs);
    await bench.restart();
    await team.press(reminder, 'run:resumed', team.ben);
    expect(bench.slack.scheduled).toEqual([]);
    await team.press(reminder, 'run:resumed', anna);
    expect(team.toldTo(anna)).toContain(`@${team.ben.id} said that it is on again`);
    bench.slack.expectNoProblems();
  });

  it('is on again when its step is done, and off again when that step is taken back', async () => {
    const { bench } = team;
    const run = await paused();
    await team.settle(run, 'Resume automation', 'Done');
    expect(bench.slack.scheduled).toEqual([]);
    expect(await bench.store.pauses.open(team.channel.team.id)).toEqual([]);
    const back = /1\|[^"]*\|reopened\|15\|1/u.exec(JSON.stringify(run.blocks))?.[0] ?? '';
    await bench.slack.choose(run, 'run:reopen', back, { user: team.anna });
    await bench.idle();
    expect(bench.slack.scheduled.length).toBeGreaterThan(5);
    bench.slack.expectNoProblems();
  });

  it('stays in the ledger when the plan is closed before, and can be said to be on again after', async () => {
    const { bench, ben } = team;
    const run = await paused();
    await team.press(run, 'run:close');
    expect(await bench.store.pauses.open(team.channel.team.id)).toMatchObject([
      { name: 'Argo CD auto-sync', system: 'checkout' },
    ]);
    later(31 * minute);
    await team.press(bench.slack.messages.at(-1)!, 'run:resumed', ben);
    expect(await bench.store.pauses.open(team.channel.team.id)).toEqual([]);
    expect(bench.slack.scheduled).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('stands on everybody’s Home, with a button for when it is on again', async () => {
    const { bench, anna, ben } = team;
    await bench.slack.openHome(ben);
    await bench.idle();
    await paused();
    const home = bench.slack.homeOf(ben)!;
    expect(plainText(home)).toContain('Argo CD auto-sync of checkout has been off since');
    expect(plainText(home)).toContain(`@${anna.id} switched it off`);
    await bench.slack.clickButton(home, 'run:resumed', { user: ben });
    await bench.slack.settled();
    await bench.idle();
    expect(plainText(bench.slack.homeOf(ben)!)).not.toContain('has been off since');
    expect(bench.slack.scheduled).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('is nobody’s business any more when the step that did it was not done after all', async () => {
    const { bench } = team;
    const run = await paused();
    const back = /1\|[^"]*\|reopened\|3\|1/u.exec(JSON.stringify(run.blocks))?.[0] ?? '';
    await bench.slack.choose(run, 'run:reopen', back, { user: team.anna });
    await bench.idle();
    expect(bench.slack.scheduled).toEqual([]);
    expect(await bench.store.pauses.open(team.channel.team.id)).toEqual([]);
  });
});
