import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Playing } from '../../src/play.ts';
import type { Message, Snapshot } from '../../src/playground/wire.ts';
import { startPlayground } from './start-playground.ts';
import { elementsIn, visit, wordsOf, type Visitor } from './visitor.ts';

let playground: Playing;
let mina: Visitor;
let jonas: Visitor;
let here: string;

beforeAll(async () => {
  playground = await startPlayground();
  mina = await visit(playground.address, { in: 'checkout-prod' });
  const other = mina.sees().people.find(({ name }) => name === 'jonas')?.id ?? '';
  jonas = await visit(playground.address, { in: 'checkout-prod', as: other });
  here = mina.channel('checkout-prod');
});

/** Where the bot is not, it tries to post and is told so; how soon it acknowledges is up to the machine here. */
const expected = ['not_in_channel', 'late_ack'];

afterEach(() => {
  const problems = mina.traffic().flatMap((one) => one.problems.filter(({ code }) => !expected.includes(code)));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
});

afterAll(async () => {
  mina.leave();
  jonas.leave();
  await playground.stop();
});

const fromBot = ({ open }: Snapshot): Message[] => open.messages.filter((one) => one.fromBot);
const answers = (seen: Snapshot): number => fromBot(seen).length;

/** Asks, and waits for the answer. */
async function ask(text: string, who = mina): Promise<Message> {
  const before = answers(who.sees());
  expect(await who.do({ do: 'command', in: here, text })).toEqual({ ok: true });
  await who.until((now) => answers(now) > before);
  await who.quiet();
  const seen = who.sees();
  return fromBot(seen)[before] ?? fromBot(seen)[0]!;
}

describe('people in a channel', () => {
  it('see each other, and what is new to them', async () => {
    expect(await mina.do({ do: 'say', in: mina.channel('general'), text: 'Lunch?' })).toMatchObject({ ok: true });
    const generalOf = ({ conversations }: Snapshot) => conversations.find(({ name }) => name === 'general');
    await jonas.until((seen) => generalOf(seen)?.unread === 1);
    expect(generalOf(mina.sees())?.unread).toBe(0);
    const general = await visit(playground.address, { in: 'general', as: jonas.me });
    expect(general.sees().open.messages.at(-1)).toMatchObject({ text: 'Lunch?', author: mina.me, fromBot: false });
    await jonas.until((seen) => generalOf(seen)?.unread === 0);
    general.leave();
  });

  it('edit, delete, pin and react to what they wrote, and to nothing that others wrote', async () => {
    const ts = await mina.says(here, 'v2.4.1 is lve');
    const message = { in: here, ts };
    const seen = (): Message | undefined => jonas.sees().open.messages.find((one) => one.ts === ts);
    await mina.do({ do: 'edit', ...message, text: 'v2.4.1 is live' });
    await jonas.do({ do: 'react', ...message, name: 'tada' });
    await jonas.do({ do: 'pin', ...message });
    await jonas.until(() => seen()?.pinned === true);
    expect(seen()).toMatchObject({
      text: 'v2.4.1 is live',
      edited: true,
      reactions: [{ name: 'tada', by: [jonas.me] }],
    });
    await jonas.do({ do: 'react', ...message, name: 'tada' });
    await jonas.until(() => seen()?.reactions.length === 0);
    expect(await jonas.do({ do: 'delete', ...message })).toEqual({ ok: false, reason: 'Somebody else wrote this.' });
    await mina.do({ do: 'delete', ...message });
    await jonas.until(() => seen() === undefined);
  });

  it('share files, which can be looked at and downloaded', async () => {
    const upload = await fetch(`${playground.address}/playground/files?as=${mina.me}&name=notes.txt`, {
      method: 'POST',
      body: 'first line\nsecond line',
    });
    const { id } = (await upload.json()) as { id: string };
    await mina.do({ do: 'say', in: here, text: '', files: [id] });
    const { open } = await jonas.until((seen) => seen.open.messages.at(-1)?.files.length === 1);
    expect(open.messages.at(-1)?.files).toEqual([
      { id, name: 'notes.txt', title: 'notes.txt', size: 22, preview: 'first line\nsecond line' },
    ]);
    const file = await fetch(`${playground.address}/playground/files/${id}`);
    expect(await file.text()).toBe('first line\nsecond line');
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''notes.txt");
  });
});

describe('somebody who asks the bot', () => {
  it('by name in a channel is answered in a thread, and asks on there', async () => {
    const bot = mina.sees().people.find(({ isBot }) => isBot)?.id ?? '';
    const ts = await mina.says(here, `<@${bot}> slo 99.9`);
    const thread = await visit(playground.address, { in: here, thread: ts });
    const replies = ({ thread: seen }: Snapshot): Message[] => seen?.messages.filter((one) => one.fromBot) ?? [];
    await thread.until((seen) => replies(seen).length > 0);
    const before = replies(thread.sees()).length;
    await mina.do({ do: 'say', in: here, thread: ts, text: '99.5 instead' });
    const seen = await thread.until((now) =>
      replies(now)
        .slice(before)
        .some((one) => wordsOf(one).includes('99.5')),
    );
    expect(seen.open.messages.find((one) => one.ts === ts)?.replies?.by).toContain(bot);
    thread.leave();
  });

  it('fills in what an answer lacks, and sees that answer made whole in its place', async () => {
    const answer = await ask('/devops rollback v2.3');
    const [button] = elementsIn(answer, /Fill in/u);
    await mina.do({ do: 'use', target: { in: here, ts: answer.ts }, ...button! });
    const [modal] = (await mina.until((seen) => seen.modals.length > 0)).modals;
    const [field] = elementsIn(modal!, /plain_text_input/u);
    const entries = { [field!.block]: { [field!.action]: 'db/migrations-of-checkout' } };
    expect(await mina.do({ do: 'submit', view: modal!.id, entries })).toEqual({ ok: true });
    const whole = (seen: Snapshot): boolean =>
      seen.open.messages.some((one) => one.ts === answer.ts && wordsOf(one).includes('db/migrations-of-checkout'));
    const seen = await mina.until((now) => now.modals.length === 0 && whole(now));
    expect(seen.open.messages.find((one) => one.ts === answer.ts)?.edited).toBe(true);
  });

  it('is told at the fields of a form what is missing and what is wrong', async () => {
    await mina.do({ do: 'command', in: here, text: '/devops system add' });
    const [form] = (await mina.until((seen) => seen.modals.length > 0)).modals;
    expect(await mina.do({ do: 'submit', view: form!.id, entries: {} })).toMatchObject({
      ok: false,
      errors: { name: 'Please complete this required field.' },
    });
    const entries = { name: { 'system:name': 'a; rm -rf /' } };
    const refused = await mina.do({ do: 'submit', view: form!.id, entries });
    expect(refused).toMatchObject({ ok: false, errors: { name: /\w/u } });
    expect(mina.sees().modals).toHaveLength(1);
    await mina.do({ do: 'close', view: form!.id });
    await mina.until((seen) => seen.modals.length === 0);
  });

  it('finds what was entered still there when a choice makes the form ask for more', async () => {
    await mina.do({ do: 'command', in: here, text: '/devops system add' });
    const [form] = (await mina.until((seen) => seen.modals.length > 0)).modals;
    const [place] = elementsIn(form!, /"system:place"/u);
    const entries = { name: { 'system:name': 'billing' } };
    await mina.do({ do: 'use', target: { view: form!.id }, ...place!, value: ['heroku'], entries });
    const seen = await mina.until(({ modals }) => modals[0]?.hash !== form!.hash);
    expect(seen.modals[0]?.state['name']).toEqual({ 'system:name': { type: 'plain_text_input', value: 'billing' } });
    await mina.do({ do: 'close', view: form!.id });
  });

  it('privately is answered for no other eyes', async () => {
    const answer = await ask('/devops slo 99 --private');
    expect(answer.onlyYou).toBe(true);
    expect(jonas.sees().open.messages.some((one) => one.ts === answer.ts)).toBe(false);
  });

  it('about a message, by its menu, is answered', async () => {
    const before = answers(mina.sees());
    const ts = await jonas.says(here, 'how do we restore a backup?');
    const used = { do: 'messageShortcut', in: here, ts, callbackId: 'consult_devops' } as const;
    await mina.until((seen) => seen.open.messages.some((one) => one.ts === ts));
    expect(await mina.do(used)).toEqual({ ok: true });
    await mina.until((seen) => {
      const asked = seen.open.messages.find((one) => one.ts === ts);
      return asked?.replies !== undefined || answers(seen) > before;
    });
  });

  it('opens its Home, ticks a list there, and somebody else sees it', async () => {
    expect(await mina.do({ do: 'openHome', tab: 'home' })).toEqual({ ok: true });
    expect(await jonas.do({ do: 'openHome', tab: 'home' })).toEqual({ ok: true });
    const { home } = await mina.until((seen) => seen.home !== undefined);
    await jonas.until((seen) => seen.home !== undefined);
    const theirs = JSON.stringify(jonas.sees().home?.blocks);
    const [tick] = elementsIn(home!, /"tick"/u);
    await mina.do({ do: 'use', target: { view: home!.id }, ...tick! });
    const [proof] = (await mina.until((seen) => seen.modals.length > 0)).modals;
    const [field] = elementsIn(proof!, /plain_text_input/u);
    const entries = { [field!.block]: { [field!.action]: 'terraform plan of today, no changes' } };
    expect(await mina.do({ do: 'submit', view: proof!.id, entries })).toEqual({ ok: true });
    await jonas.until((seen) => JSON.stringify(seen.home?.blocks) !== theirs);
  });
});

describe('somebody who does what Slack does not offer', () => {
  it('is told so in words', async () => {
    const done = [
      await mina.do({ do: 'command', in: here, text: '/deploy now' }),
      await mina.do({ do: 'say', in: here, thread: '1.000100', text: '/devops help' }),
      await mina.do({ do: 'say', in: here, text: ' ' }),
      await mina.do({ do: 'react', in: here, ts: '1.000100', name: 'eyes' }),
      await mina.do({ do: 'submit', view: 'V0FAKE9999', entries: {} }),
    ];
    expect(done.map((one) => (one.ok ? '' : one.reason))).toEqual([
      '/deploy is not a valid command. Messages that begin with “/” are taken for commands.',
      '/devops is not supported in threads. Sorry!',
      'There is nothing to send.',
      'This message is gone.',
      'This view is gone.',
    ]);
  });

  it('gets private answers where the bot is not, and is heard there once the bot is invited', async () => {
    const random = await visit(playground.address, { in: 'random' });
    const place = random.channel('random');
    const bot = mina.sees().people.find(({ isBot }) => isBot)?.id ?? '';
    expect(await random.do({ do: 'say', in: place, text: `<@${bot}> help` })).toMatchObject({ ok: true });
    await random.do({ do: 'command', in: place, text: '/devops slo 99.9' });
    const seen = await random.until((now) => fromBot(now).length > 0);
    expect(fromBot(seen).every((one) => one.onlyYou)).toBe(true);
    expect(await random.do({ do: 'invite', in: place })).toEqual({ ok: true });
    await random.until((now) => now.conversations.find(({ id }) => id === place)?.hasBot === true);
    const ts = await random.says(place, `<@${bot}> help`);
    await random.until((now) => now.open.messages.find((one) => one.ts === ts)?.replies !== undefined);
    random.leave();
  });
});
