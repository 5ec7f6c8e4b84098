import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRecord } from '../../src/consult/systems/record.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import { buttonsOf, fromBot } from './bench.ts';
import { startRunTeam, type RunTeam } from './runs-bench.ts';

let team: RunTeam;
let skipped: number;

beforeEach(async () => {
  skipped = 0;
  team = await startRunTeam({ now: () => Date.now() + skipped });
  await team.bench.store.systems.save({
    tenant: team.channel.team.id,
    id: 'checkout',
    record: systemRecord.parse({ name: 'checkout', place: 'eks', using: ['argo-cd'], rto_minutes: 20 }),
    person: team.anna.id,
    at: Date.now(),
  });
});

afterEach(() => team.bench.stop());

const minute = 60_000;

const begin = async () => {
  await team.ask('drill rollback checkout to v2.3, additive migrations only');
  await team.bench.slack.settled();
  await team.bench.idle();
  const run = fromBot(team.bench).find((message) => buttonsOf(message).includes('run:done'));
  if (run === undefined) throw new Error('no drill was begun');
  return run;
};

const home = async () => {
  await team.bench.slack.openHome(team.anna);
  await team.bench.idle();
  const opened = team.bench.slack.homeOf(team.anna)!;
  const chosen = JSON.stringify(opened.blocks).includes('"value":"checkout"');
  if (chosen) {
    await team.bench.slack.choose(opened, 'home_system', 'checkout', { user: team.anna });
    await team.bench.idle();
  }
  return plainText(team.bench.slack.homeOf(team.anna)!);
};

describe('a drill', () => {
  it('begins at once, says that it is one, and surprises: the same way for everybody who looks', async () => {
    const run = await begin();
    expect(plainText(run)).toContain('DRILL: Roll back checkout to v2.3');
    expect(plainText(run)).toContain('nothing is broken');
    // nobody else sees the command: the plan that everybody finds in the channel says it, too
    const [plan] = fromBot(team.bench);
    expect(plan?.threadTs).toBeUndefined();
    expect(plainText(plan!)).toMatch(/^DRILL: Roll back checkout to v2\.3\n[^]*nothing is broken/u);
    const met: string[] = [];
    for (let step = 0; step < 9; step += 1) {
      if (plainText(run).includes('Surprise:')) met.push(plainText(run));
      await team.press(run, 'run:done');
    }
    expect(met).toHaveLength(2);
    expect(team.bench.slack.scheduled).toEqual([]);
    expect(await team.bench.store.pauses.open(team.channel.team.id)).toEqual([]);
    team.bench.slack.expectNoProblems();
  });

  it('says so wherever its plan is shown: made whole, changed, in its files, and after a restart', async () => {
    const { bench, anna, channel } = team;
    const plan = await team.ask('drill rollback shop from v2.4 to v2.3 on eks with helm, additive migrations only');
    const isMarked = (message: StoredMessage) =>
      expect([plainText(message), message.text]).toEqual([
        expect.stringMatching(/^DRILL: /u),
        expect.stringMatching(/^DRILL: /u),
      ]);
    await bench.slack.clickButton(plan, 'fill_gaps', { user: anna });
    await bench.restart();
    await bench.slack.submitView(bench.slack.modalOf(anna)!, { 'gap:revision': '42' });
    await bench.idle();
    expect(plainText(plan)).toContain('helm rollback shop 42');
    isMarked(plan);
    for (const text of ['v2.2 instead', 'files please', 'deploy v2.5']) {
      await bench.slack.mention({ user: anna, channel, text, threadTs: plan.ts });
      await bench.slack.settled();
      await bench.idle();
    }
    const plans = fromBot(bench).filter((message) => buttonsOf(message).includes('run:begin'));
    expect(plans).toHaveLength(3);
    for (const each of plans) isMarked(each);
    const withCommands = fromBot(bench).filter(({ blocks }) => JSON.stringify(blocks).includes('preformatted'));
    for (const each of withCommands) isMarked(each);
    expect(withCommands.length).toBeGreaterThan(6);
    for (const { content } of bench.slack.files) expect(String(content)).toMatch(/^# DRILL: /u);
    expect(bench.slack.files).not.toHaveLength(0);
    bench.slack.expectNoProblems();
  });

  it('stays one when it has to be said of which system', async () => {
    const { store, slack } = team.bench;
    const by = { person: team.anna.id, at: Date.now() };
    const tenant = team.channel.team.id;
    await store.systems.save({ tenant, id: 'till', record: systemRecord.parse({ name: 'till', place: 'eks' }), ...by });
    for (const system of ['checkout', 'till'])
      await store.systems.bind({ tenant, channel: team.channel.id }, system, by);
    await team.press(await team.ask('drill rollback to v2.3'), 'ask:system-till');
    const plan = fromBot(team.bench).find((message) => buttonsOf(message).includes('run:begin'))!;
    expect(plainText(plan)).toMatch(/^DRILL: Roll back till to v2\.3/u);
    slack.expectNoProblems();
  });

  it('ticks what it proves, with its date and time, and the Home puts the measured time beside the claimed one', async () => {
    expect(await home()).toContain('Time to recover: claimed 20 min, never measured');
    const run = await begin();
    skipped += 12 * minute;
    for (let step = 0; step < 9; step += 1) await team.press(run, 'run:done');
    await team.press(run, 'run:close');
    const summary = plainText(fromBot(team.bench).findLast((message) => plainText(message).includes('closed'))!);
    expect(summary).toContain('The drill went through within the target');
    expect(summary).toContain('Surprises met:');
    const shown = await home();
    expect(shown).toContain('claimed 20 min, measured 12 min in a drill');
    expect(shown).toMatch(/✓ Rollback is defined and tested[^]*Drill: users served after 12 min, target 20 min/u);
    team.bench.slack.expectNoProblems();
  });

  it('of a restore ticks that, and one of something that has no plan says what drills are', async () => {
    await team.ask('drill restore checkout');
    const run = fromBot(team.bench).find((message) => buttonsOf(message).includes('run:done'))!;
    expect(plainText(run)).toMatch(/^DRILL: [^]*restore/iu);
    while (buttonsOf(run).includes('run:done')) await team.press(run, 'run:done');
    await team.press(run, 'run:close');
    expect(await home()).toMatch(/✓ Backup and disaster recovery are tested[^]*Drill: users served after 1 min/u);
    expect(plainText(await team.ask('drill payments'))).toContain('Rehearse a plan');
    team.bench.slack.expectNoProblems();
  });

  it('ticks nothing when a step that users wait for was skipped', async () => {
    const run = await begin();
    await team.press(run, 'run:skip');
    for (let step = 1; step < 9; step += 1) await team.press(run, 'run:done');
    await team.press(run, 'run:close');
    expect(fromBot(team.bench).map(plainText).join('\n')).toContain('The drill did not go through');
    expect(await home()).not.toContain('✓ Rollback is defined and tested');
  });
});
