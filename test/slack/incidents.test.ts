import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;
let skipped: number;

beforeEach(async () => {
  skipped = 0;
  bench = await startBench({ now: () => Date.now() + skipped });
  anna = bench.slack.addUser('anna');
  ben = bench.slack.addUser('ben');
  channel = bench.slack.addChannel({ name: 'checkout-prod', members: [anna, ben] });
});

afterEach(() => bench.stop());

const minute = 60_000;

/** For the bot and for Slack alike. */
function later(ms: number): void {
  skipped += ms;
  bench.slack.advance(0);
}

const settled = async (): Promise<void> => {
  await bench.slack.settled();
  await bench.idle();
};

const type = async (text: string, user = anna): Promise<void> => {
  await bench.slack.command({ user, channel, text });
  await settled();
};

const publicOnes = (): StoredMessage[] => fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined);

const card = (): StoredMessage => {
  const found = publicOnes().find(
    (message) => buttonsOf(message).includes('incident:update') || plainText(message).includes('Closed by'),
  );
  if (found === undefined) throw new Error(`no card among: ${publicOnes().map(plainText).join('\n---\n')}`);
  return found;
};

const press = async (message: StoredMessage, button: string, user = anna): Promise<void> => {
  await bench.slack.clickButton(message, button, { user });
  await settled();
};

const toldTo = (user: User): string => {
  const told = bench.slack.seenBy(user, channel).findLast(({ ephemeralTo }) => ephemeralTo === user.id);
  return told === undefined ? '' : plainText(told);
};

const roleBlock = (message: StoredMessage, role: string): string => {
  const found = message.blocks.find(
    (block) => block['type'] === 'section' && JSON.stringify(block['text']).includes(role),
  );
  return String(found?.['block_id']);
};

const takeRole = async (role: string, user: User, button = 'incident:take'): Promise<void> => {
  await bench.slack.clickButton(card(), button, { user, blockId: roleBlock(card(), role) });
  await settled();
};

describe('somebody who declares an incident', () => {
  it('gets the first minutes, and a card that everybody sees', async () => {
    await type('incident sev1 checkout not responding');
    const [answer] = publicOnes();
    expect(plainText(answer!)).toContain('Name one person who decides, now');
    expect(plainText(card())).toContain('SEV-1: checkout not responding');
    expect(plainText(card())).toContain(`Declared by @${anna.id}`);
    expect(plainText(card())).toContain('Incident Commander');
    expect(card().threadTs).toBeUndefined();
    bench.slack.expectNoProblems();
  });

  it('is told of the one that is open there, and cannot open a second one', async () => {
    await type('incident sev2 checkout is slow');
    const count = publicOnes().filter((message) => buttonsOf(message).includes('incident:update')).length;
    await Promise.all([type('incident sev3 something else', ben), type('incident again', ben)]);
    expect(publicOnes().filter((message) => buttonsOf(message).includes('incident:update'))).toHaveLength(count);
  });

  it('may open one by a button where the words were a plea', async () => {
    await type('prod is down');
    expect(publicOnes().some((message) => buttonsOf(message).includes('incident:update'))).toBe(false);
    await press(publicOnes()[0]!, 'incident:open');
    expect(plainText(card())).toContain('prod is down');
    bench.slack.expectNoProblems();
  });
});

describe('an incident', () => {
  beforeEach(async () => {
    await type('incident sev2 checkout is slow');
  });

  it('has roles that one person takes, who learns what they take, and that can be given up', async () => {
    await takeRole('Incident Commander', anna);
    expect(plainText(card())).toContain(`@${anna.id} is Incident Commander`);
    expect(toldTo(anna)).toContain('You decide and do not fix');
    await takeRole('Incident Commander', anna, 'incident:free');
    expect(plainText(card())).toContain('gave up the role Incident Commander');
    bench.slack.expectNoProblems();
  });

  it('gives a role to one of two who press at the same moment, and tells the other', async () => {
    const where = roleBlock(card(), 'Scribe');
    await Promise.all([
      bench.slack.clickButton(card(), 'incident:take', { user: anna, blockId: where }),
      bench.slack.clickButton(card(), 'incident:take', { user: ben, blockId: where }),
    ]);
    await settled();
    const [first, second] = plainText(card()).includes(`@${anna.id} is Scribe`) ? [anna, ben] : [ben, anna];
    expect(plainText(card())).toContain(`@${first.id} is Scribe`);
    expect(toldTo(second)).toContain(`@${first.id} took this role before you pressed`);
  });

  it('has a timeline of what people say, mark and do, in the order in which it happened', async () => {
    const early = await bench.slack.say({ user: ben, channel, text: 'p99 went up at 14:02' });
    await settled();
    later(minute);
    await type('incident note cache flushed', ben);
    await bench.slack.shortcut(early.message, 'add_to_timeline', { user: anna });
    await settled();
    const text = plainText(card());
    expect(text).toMatch(/p99 went up at 14:02[^]*cache flushed/u);
    expect(text).toContain(`@${ben.id} p99 went up`);
    await bench.slack.edit(early.message, 'p99 went up at 14:03');
    await settled();
    expect(plainText(card())).toContain('p99 went up at 14:03 (edited)');
    bench.slack.expectNoProblems();
  });

  it('tells the others by a form, asks for the next update in time, and can be put off', async () => {
    await press(card(), 'incident:update');
    const form = bench.slack.modalOf(anna);
    expect(form).toBeDefined();
    await bench.slack.submitView(form!, { condition: 'one of ten orders fails', actions: 'rolling back to v2.3' });
    await settled();
    const update = publicOnes().at(-1)!;
    expect(plainText(update)).toContain('Condition: one of ten orders fails');
    expect(plainText(update)).toContain('Next update within 30 min');
    later(31 * minute);
    const reminder = bench.slack.messages.at(-1)!;
    expect(plainText(reminder)).toContain('An update is due on SEV-2: checkout is slow');
    await press(reminder, 'incident:snooze', ben);
    const scheduled = bench.slack.scheduled.map(({ postAt }) =>
      Math.round((postAt * 1000 - Date.now() - skipped) / minute),
    );
    expect(scheduled[0]).toBe(15);
    bench.slack.expectNoProblems();
  });

  it('changes its severity and status by menu, and its rhythm with it', async () => {
    const option = (what: string): string =>
      new RegExp(`1\\|[^"|]*\\|[a-z]*\\|${what}\\|0`, 'u').exec(JSON.stringify(card().blocks))?.[0] ?? '';
    await bench.slack.choose(card(), 'incident:severity', option('sev-1'), { user: ben });
    await settled();
    expect(plainText(card())).toContain('SEV-1: checkout is slow');
    await bench.slack.choose(card(), 'incident:status', option('mitigated'), { user: ben });
    await settled();
    expect(plainText(card())).toContain('Status: mitigated');
    expect(bench.slack.scheduled.length).toBeGreaterThan(0);
    bench.slack.expectNoProblems();
  });

  it('stands on everybody’s Home until it is closed', async () => {
    await bench.slack.openHome(ben);
    await bench.idle();
    expect(plainText(bench.slack.homeOf(ben)!)).toContain('Open incidents\nSEV-2: checkout is slow');
    await press(card(), 'incident:close');
    expect(plainText(bench.slack.homeOf(ben)!)).not.toContain('Open incidents');
  });

  it('catches somebody up, for them alone', async () => {
    await takeRole('Incident Commander', ben);
    await type('incident catch-up');
    expect(toldTo(anna)).toContain('checkout is slow');
    expect(toldTo(anna)).toContain(`Incident Commander: @${ben.id}`);
    expect(toldTo(anna)).toContain('Scribe: nobody yet');
  });

  it('knows what is worked through in its channel, step by step, and takes a pushpin for a note', async () => {
    await type('rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only');
    const plan = publicOnes().findLast((message) => buttonsOf(message).includes('run:begin'))!;
    await press(plan, 'run:begin', ben);
    const run = publicOnes().find((message) => buttonsOf(message).includes('run:done'))!;
    await press(run, 'run:done', ben);
    await press(run, 'run:failed', anna);
    const said = await bench.slack.say({ user: ben, channel, text: 'rollout is stuck on one pod', threadTs: plan.ts });
    await bench.slack.react(said.message, 'pushpin', anna);
    await settled();
    const text = plainText(card());
    expect(text).toContain(`@${ben.id} began to work through: Roll back checkout to v2.3`);
    expect(text).toContain('step 1, Decide and say so, is done');
    expect(text).toContain('step 2, See that going back can help, failed');
    expect(text).toContain(`@${ben.id} rollout is stuck on one pod`);
    bench.slack.expectNoProblems();
  });

  it('follows a message of its timeline when that is deleted', async () => {
    const said = await bench.slack.say({ user: ben, channel, text: 'wrong guess' });
    await bench.slack.react(said.message, 'pushpin', ben);
    await settled();
    expect(plainText(card())).toContain('wrong guess');
    await bench.slack.remove(said.message);
    await settled();
    expect(plainText(card())).not.toContain('wrong guess');
  });

  it('is there after a restart as it was, and is shown again further down when asked', async () => {
    await takeRole('Scribe', ben);
    await bench.restart();
    await type('incident card');
    const last = publicOnes().at(-1)!;
    expect(plainText(last)).toContain(`@${ben.id} is Scribe`);
    await bench.slack.clickButton(last, 'incident:take', { user: anna, blockId: roleBlock(last, 'Deputy') });
    await settled();
    expect(plainText(last)).toContain(`@${anna.id} is Deputy`);
    bench.slack.expectNoProblems();
  });

  it('ends with a summary and the draft of its review, whose timeline is complete and right to the second', async () => {
    await takeRole('Incident Commander', anna);
    await type('incident note cache flushed');
    await type('incident mitigated');
    await type('incident action alert on cache misses by 2026-12-04', ben);
    later(40 * minute);
    await press(card(), 'incident:close');
    const [file] = bench.slack.files;
    const review = String(file?.content);
    expect(review).toContain('# SEV-2: checkout is slow');
    expect(review).toMatch(/\| From declaration until it was closed \| 4\d min \|/u);
    expect(review).toContain('cache flushed');
    expect(review).toMatch(/\| \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \| anna \| declared the incident as SEV-2 \|/u);
    expect(review).toMatch(/\| alert on cache misses \| nobody yet \| 2026-12-04 \|/u);
    expect(review).not.toMatch(/\bU[A-Z0-9]{8,}/u);
    expect(plainText(card())).toContain(`Closed by @${anna.id}`);
    expect(bench.slack.scheduled).toEqual([]);
    bench.slack.expectNoProblems();
  });

  it('keeps its card within what Slack takes after two hundred entries', async () => {
    const { tenant, incidents } = { tenant: channel.team.id, incidents: bench.store.incidents };
    const { id } = (await incidents.openIn({ tenant, channel: channel.id }))!;
    const text = (entry: number): string => `finding number ${entry} ${'x'.repeat(150)}`;
    for (let entry = 0; entry < 198; entry += 1) {
      const noted = { person: ben.id, at: Date.now(), deed: { kind: 'noted' as const, text: text(entry) } };
      expect(await incidents.add(tenant, id, entry + 1, noted, true)).toBe(true);
    }
    await type(`incident note ${text(198)}`);
    await type(`incident note ${text(199)}`);
    await type('incident catch-up');
    expect(toldTo(anna)).toContain('finding number 199');
    expect(plainText(card())).toContain('finding number 199');
    expect(plainText(card())).toMatch(/\d{3} earlier entries/u);
    await press(card(), 'incident:close');
    expect(String(bench.slack.files[0]?.content).match(/finding number \d+/gu)).toHaveLength(200);
    bench.slack.expectNoProblems();
  });
});
