import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf } from './bench.ts';
import { minute, roleBlock, startIncidentTeam, type IncidentTeam } from './incidents-bench.ts';

let team: IncidentTeam;

beforeEach(async () => {
  team = await startIncidentTeam();
});

afterEach(() => team.bench.stop());

describe('an open incident', () => {
  beforeEach(async () => {
    await team.type('incident sev2 checkout is slow');
  });

  it('knows what is worked through in its channel, step by step, and takes a pushpin for a note', async () => {
    await team.type('rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only');
    const plan = team.publicOnes().findLast((message) => buttonsOf(message).includes('run:begin'))!;
    await team.press(plan, 'run:begin', team.ben);
    const run = team.publicOnes().find((message) => buttonsOf(message).includes('run:done'))!;
    await team.press(run, 'run:done', team.ben);
    await team.press(run, 'run:failed', team.anna);
    const said = await team.bench.slack.say({
      user: team.ben,
      channel: team.channel,
      text: 'rollout is stuck on one pod',
      threadTs: plan.ts,
    });
    await team.bench.slack.react(said.message, 'pushpin', team.anna);
    await team.settled();
    const text = plainText(team.card());
    expect(text).toContain(`@${team.ben.id} began to work through: Roll back checkout to v2.3`);
    expect(text).toContain('step 1, Decide and say so, is done');
    expect(text).toContain('step 2, See that going back can help, failed');
    expect(text).toContain(`@${team.ben.id} rollout is stuck on one pod`);
    team.bench.slack.expectNoProblems();
  });

  it('says when it ends what is still off because of it', async () => {
    await team.type('rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only');
    const plan = team.publicOnes().findLast((message) => buttonsOf(message).includes('run:begin'))!;
    await team.press(plan, 'run:begin', team.ben);
    const run = team.publicOnes().find((message) => buttonsOf(message).includes('run:done'))!;
    for (let step = 0; step < 4; step += 1) await team.press(run, 'run:done', team.ben);
    await team.press(run, 'run:close', team.ben);
    await team.type('incident handover');
    const off = /Argo CD auto-sync of checkout is off since .*, by ben/u;
    expect(plainText(team.publicOnes().at(-1)!)).toMatch(off);
    await team.press(team.card(), 'incident:close');
    expect(plainText(team.publicOnes().find((one) => plainText(one).includes('is over: closed'))!)).toMatch(off);
    team.bench.slack.expectNoProblems();
  });

  it('ended by a plan tells in its review when users were served, and who had the plan in hand', async () => {
    await team.type('rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only');
    const plan = team.publicOnes().findLast((message) => buttonsOf(message).includes('run:begin'))!;
    await team.press(plan, 'run:begin', team.ben);
    const run = team.publicOnes().find((message) => buttonsOf(message).includes('run:done'))!;
    await team.press(run, 'run:done', team.ben);
    await team.bench.slack.choose(run, 'run:hand', team.anna.id, { user: team.ben });
    await team.settled();
    team.later(7 * minute);
    for (let step = 1; step < 9; step += 1) await team.press(run, 'run:done', team.anna);
    team.later(30 * minute);
    await team.type('incident resolved');
    await team.press(team.card(), 'incident:close');
    const review = String(team.bench.slack.files[0]?.content);
    expect(review).toMatch(/\| From declaration until users were served \| 7 min \|/u);
    expect(review).toContain('| ben | handed the plan over to anna: Roll back checkout to v2');
    team.bench.slack.expectNoProblems();
  });

  it('follows a message of its timeline when that is deleted', async () => {
    const said = await team.bench.slack.say({ user: team.ben, channel: team.channel, text: 'wrong guess' });
    await team.bench.slack.react(said.message, 'pushpin', team.ben);
    await team.settled();
    expect(plainText(team.card())).toContain('wrong guess');
    await team.bench.slack.remove(said.message);
    await team.settled();
    expect(plainText(team.card())).not.toContain('wrong guess');
  });

  it('is there after a restart as it was, and is shown again further down when asked', async () => {
    await team.takeRole('Scribe', team.ben);
    await team.bench.restart();
    await team.type('incident card');
    const last = team.publicOnes().at(-1)!;
    expect(plainText(last)).toContain(`@${team.ben.id} is Scribe`);
    await team.bench.slack.clickButton(last, 'incident:take', { user: team.anna, blockId: roleBlock(last, 'Deputy') });
    await team.settled();
    expect(plainText(last)).toContain(`@${team.anna.id} is Deputy`);
    team.bench.slack.expectNoProblems();
  });

  it('ends with a summary and the draft of its review, whose timeline is complete and right to the second', async () => {
    await team.takeRole('Incident Commander', team.anna);
    await team.type('incident note cache flushed');
    await team.type('incident mitigated');
    await team.type('incident action alert on cache misses by 2026-12-04', team.ben);
    team.later(40 * minute);
    await team.press(team.card(), 'incident:close');
    const [file] = team.bench.slack.files;
    const review = String(file?.content);
    expect(review).toContain('# SEV-2: checkout is slow');
    expect(review).toMatch(/\| From declaration until it was closed \| 4\d min \|/u);
    expect(review).toContain('cache flushed');
    expect(review).toMatch(/\| \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \| anna \| declared the incident as SEV-2 \|/u);
    expect(review).toMatch(/\| alert on cache misses \| nobody yet \| 2026-12-04 \|/u);
    expect(review).not.toMatch(/\bU[A-Z0-9]{8,}/u);
    expect(plainText(team.card())).toContain(`Closed by @${team.anna.id}`);
    expect(team.bench.slack.scheduled).toEqual([]);
    team.bench.slack.expectNoProblems();
  });

  it('keeps its card within what Slack takes after two hundred entries, and so whoever comes in', async () => {
    const { tenant, incidents } = { tenant: team.channel.team.id, incidents: team.bench.store.incidents };
    const { id } = (await incidents.openIn({ tenant, channel: team.channel.id }))!;
    const long = 'x'.repeat(2000);
    const deeds = [
      ...Array.from({ length: 40 }, (_, item) => ({ kind: 'action' as const, what: `item ${item} ${long}` })),
      ...Array.from({ length: 198 }, (_, entry) => ({
        kind: 'noted' as const,
        text: `finding number ${entry} ${long}`,
      })),
    ];
    for (const [at, deed] of deeds.entries())
      expect(await incidents.add(tenant, id, at + 1, { person: team.ben.id, at: Date.now(), deed }, true)).toBe(true);
    await team.type(`incident note finding number 198 ${long}`);
    await team.type(`incident note finding number 199 ${long}`);
    await team.type('incident catch-up');
    expect(team.toldTo(team.anna)).toContain('finding number 199');
    expect(team.toldTo(team.anna)).toContain('30 earlier action items are in its file');
    await team.type('incident handover');
    expect(plainText(team.publicOnes().at(-1)!)).toContain('finding number 199');
    expect(plainText(team.card())).toContain('finding number 199');
    expect(plainText(team.card())).toMatch(/\d{3} earlier entries/u);
    await team.press(team.card(), 'incident:close');
    expect(String(team.bench.slack.files[0]?.content).match(/finding number \d+/gu)).toHaveLength(200);
    expect(String(team.bench.slack.files[0]?.content).match(/\| item \d+/gu)).toHaveLength(40);
    team.bench.slack.expectNoProblems();
  });
});
