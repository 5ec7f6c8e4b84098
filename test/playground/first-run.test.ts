import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground } from './start-playground.ts';
import { visit, wordsOf, type Visitor } from './visitor.ts';
import { newFolder } from '../support/new-folder.ts';

let folder: string;

beforeAll(async () => {
  folder = await newFolder('playground');
});

afterAll(() => rm(folder, { recursive: true }));

const answerTo = async (mina: Visitor, text: string): Promise<string> => {
  expect(await mina.do({ do: 'command', in: mina.channel('checkout-prod'), text })).toEqual({ ok: true });
  const { open } = await mina.until((seen) => seen.open.messages.some((one) => one.fromBot));
  return open.messages
    .filter((one) => one.fromBot)
    .map(wordsOf)
    .join('\n');
};

describe.each([{ socket: false }, { socket: true }])('somebody who runs npm start, socket: $socket', ({ socket }) => {
  it('finds a workspace in which nothing has been asked yet, and has a tailored answer at once', async () => {
    const playground = await startPlayground({ socket });
    const mina = await visit(playground.address, { in: 'checkout-prod' });
    const { app, people, conversations, open, home, modals } = mina.sees();
    expect(app).toMatchObject({ name: 'DevOps Consultant', via: socket ? 'socket' : 'http' });
    expect(app.commands).toMatchObject([{ command: '/devops' }]);
    expect(people.map(({ name, isBot }) => [name, isBot])).toEqual([
      ['mina', false],
      ['jonas', false],
      ['DevOps Consultant', true],
    ]);
    expect(conversations.map(({ name, hasBot, unread }) => [name, hasBot, unread])).toEqual([
      ['general', true, 0],
      ['checkout-prod', true, 0],
      ['inc-142-checkout-5xx', true, 0],
      ['random', false, 0],
      ['DevOps Consultant', true, 0],
    ]);
    expect({ home, modals, said: open.messages.filter((one) => one.fromBot) }).toEqual({ modals: [], said: [] });
    expect(mina.traffic()).toEqual([]);
    const answer = await answerTo(mina, '/devops rollback v2.3');
    expect(answer).toMatch(/v2\.4\.1 → v2\.3/u);
    expect(answer).toContain('argocd app rollback checkout');
    expect(answer).toContain('flyway info');
    expect(answer).toMatch(/RTO of 15 min/u);
    expect(mina.traffic().flatMap(({ problems }) => problems)).toEqual([]);
    mina.leave();
    await playground.stop();
  });
});

describe('somebody who starts it again', { timeout: 60_000 }, () => {
  it('finds what the bot knew, and conversations that begin anew', async () => {
    const first = await startPlayground({ folder });
    const before = await visit(first.address, { in: 'checkout-prod' });
    await answerTo(before, '/devops rollback v2.3');
    before.leave();
    await first.stop();
    const second = await startPlayground({ folder });
    const after = await visit(second.address, { in: 'checkout-prod' });
    expect(after.sees().open.messages.filter((one) => one.fromBot)).toEqual([]);
    expect(await answerTo(after, '/devops rollback v2.3')).toContain('argocd app rollback checkout');
    expect(after.traffic().flatMap(({ problems }) => problems)).toEqual([]);
    after.leave();
    await second.stop();
  });
});
