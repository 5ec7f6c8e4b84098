import { describe, expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { ofStories as engine } from '../store/databases.ts';
import { itemOn, startTickTeam, ticked, type TickTeam } from './ticks-bench.ts';

const backup = 'Backup and disaster recovery are tested';
const link = 'https://wiki.example/drills/2026-11-20';
const day = 24 * 60 * 60 * 1000;

describe('somebody who proves that a system is ready', () => {
  it('shows what proves a deployment, and sees when that is too old', async () => {
    let now = Date.now();
    const later = await startTickTeam({ now: () => now });
    onTestFinished(() => later.bench.stop());
    const { slack } = later.bench;
    const home = await later.home(later.anna);
    await slack.choose(home, 'home_list', 'phase/implementation');
    await later.bench.idle();
    expect(itemOn(home, 'Test the rollback').below).toMatch(/total no longer than 15 minutes/u);
    await later.prove(home, 'Test the rollback', link);
    await later.prove(home, 'Verify the pipeline end to end', link);
    expect(plainText(home)).toContain('2 of 15 ticked');
    now += 91 * day;
    await later.home(later.anna);
    expect(ticked(home)).toEqual(['Verify the pipeline end to end']);
    expect(itemOn(home, 'Test the rollback').below).toContain('older than 90 days');
    slack.expectNoProblems();
  });

  it('shows what proves that people can run it: runbooks, drills, a restore', async () => {
    let now = Date.now();
    const later = await startTickTeam({ now: () => now });
    onTestFinished(() => later.bench.stop());
    const { slack } = later.bench;
    const home = await later.home(later.anna);
    await slack.choose(home, 'home_list', 'phase/implementation');
    await later.bench.idle();
    const drill = 'Conduct disaster recovery drills';
    const restore = 'Verify backup and restore';
    await later.prove(home, drill, link);
    await later.prove(home, restore, link);
    now += 100 * day;
    await later.home(later.anna);
    expect(ticked(home)).toEqual([drill]);
    now += 100 * day;
    await later.home(later.anna);
    expect(ticked(home)).toEqual([]);
    expect(itemOn(home, drill).below).toContain('older than 180 days');
    slack.expectNoProblems();
  });
});

describe('proof that has grown old', () => {
  it('no longer counts: the item unticks itself, says why, and can be ticked with new proof', async () => {
    let now = Date.now();
    const later = await startTickTeam({ now: () => now });
    onTestFinished(() => later.bench.stop());
    const home = await later.home(later.anna);
    await later.prove(home, backup, 'restored orders-db into staging, 14 min, 0 rows lost');
    now += 90 * day;
    await later.home(later.anna);
    expect(ticked(home)).toEqual([backup]);
    now += day;
    await later.home(later.anna);
    expect(ticked(home)).toEqual([]);
    expect(itemOn(home, backup).button).toBe('Tick again');
    expect(itemOn(home, backup).below).toMatch(
      /That is older than 90 days, so it counts no more: bring new proof\. Proof: restored/u,
    );
    expect(plainText(home)).toContain('0 of 12 ticked');
    await later.prove(home, backup, link);
    expect(ticked(home)).toEqual([backup]);
    later.bench.slack.expectNoProblems();
  });
});

describe(`proof that grows old while nobody does anything, on ${engine.name}`, () => {
  const start = async (): Promise<{ team: TickTeam; wait: (ms: number) => void }> => {
    let now = Date.now();
    const { database, drop } = await engine.create();
    const team = await startTickTeam({ now: () => now, database });
    onTestFinished(async () => {
      await team.bench.stop();
      await drop();
    });
    return {
      team,
      wait: (ms) => {
        now += ms;
      },
    };
  };
  const said = /That is older than 90 days, so it counts no more: bring new proof/u;

  it('unticks itself in a list that was posted, and says so there, also after a restart', async () => {
    const { team, wait } = await start();
    const list = await team.ask(team.anna, 'checklist');
    await team.prove(list, backup, link);
    wait(90 * day);
    await team.bench.restart();
    await team.bench.idle();
    expect(ticked(list)).toEqual([backup]);
    wait(day);
    const edits = list.edits;
    await team.bench.restart();
    await expect.poll(() => ticked(list), { timeout: 10_000 }).toEqual([]);
    await team.bench.idle();
    expect(itemOn(list, backup).below).toMatch(said);
    await team.bench.restart();
    await team.bench.idle();
    expect(list.edits).toBe(edits + 1);
    team.bench.slack.expectNoProblems();
  });

  it('unticks itself on a Home that is open, within a minute, without anybody opening it anew', async () => {
    const { team, wait } = await start();
    const home = await team.home(team.anna);
    await team.prove(home, backup, link);
    wait(89.9 * day);
    await team.home(team.anna);
    expect(ticked(home)).toEqual([backup]);
    wait(0.2 * day);
    await expect.poll(() => ticked(home), { timeout: 20_000, interval: 200 }).toEqual([]);
    expect(itemOn(home, backup).below).toMatch(said);
    team.bench.slack.expectNoProblems();
  }, 40_000);
});
