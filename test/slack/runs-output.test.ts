import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fromBot } from './bench.ts';
import { rollback, startRunTeam, type RunTeam } from './runs-bench.ts';

let team: RunTeam;

beforeEach(async () => {
  team = await startRunTeam();
});

afterEach(() => team.bench.stop());

describe('output that is pasted where a plan is worked through', () => {
  const say = async (run: { threadTs: string | undefined }, text: string, user = team.ben) => {
    await team.bench.slack.say({ user, channel: team.channel, threadTs: run.threadTs!, text });
    await team.bench.slack.settled();
    await team.bench.idle();
  };
  const atRollback = async () => {
    const run = await team.begin(await team.ask(rollback));
    for (let step = 0; step < 5; step += 1) await team.press(run, 'run:done');
    expect(plainText(run)).toContain('▸ 6. Roll back');
    return run;
  };

  it('is compared with what its step expects, for whoever pasted it, who can mark the step there', async () => {
    const { bench, ben } = team;
    const run = await atRollback();
    const count = fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined).length;
    await say(run, '```\nPhase:  Succeeded\nHealth Status:  Healthy\nSync Status:  OutOfSync from main\n```');
    expect(team.toldTo(ben)).toContain('This is what step 6, Roll back, should print: Succeeded, Healthy, OutOfSync');
    const told = bench.slack.seenBy(ben, team.channel).findLast(({ ephemeralTo }) => ephemeralTo === ben.id)!;
    await team.press(told, 'run:done', ben);
    expect(plainText(run)).toContain(`✓ 6. Roll back · @${ben.id}`);
    expect(fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined)).toHaveLength(count);
    bench.slack.expectNoProblems();
  });

  it('says what is missing in it', async () => {
    const run = await atRollback();
    await say(run, '```\nPhase:  Succeeded\nHealth Status:  Progressing\n```');
    expect(team.toldTo(team.ben)).toContain('Not found: Healthy, OutOfSync. Found: Succeeded');
  });

  it('is no business of ours where people talk', async () => {
    const run = await atRollback();
    await say(run, 'is it Healthy yet?');
    expect(team.toldTo(team.ben)).toBe('');
  });

  it('makes the plan know the revision it was looking for', async () => {
    const { bench, anna } = team;
    const run = await team.begin(await team.ask(rollback));
    for (let step = 0; step < 4; step += 1) await team.press(run, 'run:done');
    expect(plainText(run)).toContain('▸ 5. Find the target');
    const history = [
      'ID      DATE                           REVISION',
      '11      2026-11-18 09:12:44 +0100 CET  v2.3 (3f2c1d0)',
      '12      2026-11-20 16:40:02 +0100 CET  v2.4.0 (9a8b7c6)',
    ];
    await say(run, ['```', ...history, '```'].join('\n'), anna);
    expect(plainText(run)).toContain('▸ 5. Roll back');
    expect(plainText(run)).toContain('argocd app rollback checkout 11');
    expect(plainText(run)).toContain('4 of 15 steps settled');
    bench.slack.expectNoProblems();
  });
});
