import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playing } from '../../src/play.ts';
import type { Message, Snapshot } from '../../src/playground/wire.ts';
import { startPlayground } from './start-playground.ts';
import { elementsIn, visit, wordsOf, type Visitor } from './visitor.ts';

const ours = new URL('../../personas/devops/answers/help.md', import.meta.url);

let folder: string;
let playground: Playing;
let mina: Visitor;

/** Saves the file with another title. */
async function save(title: string): Promise<void> {
  const text = await readFile(ours, 'utf8');
  await writeFile(join(folder, 'help.md'), text.replace(/^title: .*$/mu, `title: ${title}`));
}

const words = (messages: readonly Message[] = []): string => messages.map(wordsOf).join('\n');
const faultsOf = ({ persona }: Snapshot) => persona.faults.filter(({ file }) => file.endsWith('help.md'));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persona-'));
  await cp(ours, join(folder, 'help.md'));
  playground = await startPlayground({ personasDir: folder });
  mina = await visit(playground.address, { in: 'checkout-prod' });
  await mina.do({ do: 'command', in: mina.channel('checkout-prod'), text: '/devops help' });
  await mina.until((seen) => seen.open.messages.some((one) => one.fromBot));
});

afterAll(async () => {
  mina.leave();
  await playground.stop();
  await rm(folder, { recursive: true });
});

describe('somebody who edits a persona while the playground is open', () => {
  it('sees what is wrong in a file and where, and the bot goes on with what it had', async () => {
    await save('""');
    const seen = await mina.until((now) => faultsOf(now).length > 0);
    expect(faultsOf(seen)).toMatchObject([{ line: 12, field: 'title' }]);
    const asked = { do: 'command', in: mina.channel('general'), text: '/devops slo 99.9' } as const;
    expect(await mina.do(asked)).toEqual({ ok: true });
    const general = await visit(playground.address, { in: 'general' });
    await general.until((now) => words(now.open.messages).includes('99.9'));
    general.leave();
    await save('Well again');
    await mina.until((now) => faultsOf(now).length === 0);
  });

  it('sees the last question answered again, beside the answer before', async () => {
    await save('Ask our platform team first');
    const seen = await mina.until((now) => words(now.open.again?.after).includes('Ask our platform team first'));
    expect(seen.open.again?.question).toBe('/devops help');
    expect(words(seen.open.again?.before)).toContain('/devops rollback');
    expect(words(seen.open.again?.before)).not.toContain('Ask our platform team first');
  });

  it('sees no answer of a button there', async () => {
    await mina.quiet();
    const { open } = mina.sees();
    const answer = open.messages.findLast((one) => one.fromBot);
    if (answer === undefined) throw new Error('there is no answer');
    const [button] = elementsIn(answer, /"ask:/u);
    if (button === undefined) throw new Error('the answer has no button');
    await mina.do({ do: 'use', target: { in: open.id, ts: answer.ts }, ...button });
    const told = mina.traffic().length;
    await mina.until(() => mina.traffic().length > told);
    await mina.quiet();
    await save('After a button');
    const seen = await mina.until((now) => words(now.open.again?.after).includes('After a button'));
    expect(seen.open.again?.before.map(({ ts }) => ts)).toEqual(open.again?.after.map(({ ts }) => ts));
  });

  it('finds one such answer there however often it saves', async () => {
    for (const title of ['A first try', 'A second try']) {
      await save(title);
      await mina.until((now) => words(now.open.again?.after).includes(title));
    }
    const { again, messages } = mina.sees().open;
    expect(words(again?.before)).toContain('A first try');
    expect(words(messages)).not.toContain('A first try');
    expect(words(messages)).toContain('A second try');
  });

  it('loses no question that is asked meanwhile', async () => {
    await save('While people ask');
    const asked: Promise<unknown>[] = [];
    while (!words(mina.sees().open.again?.after).includes('While people ask')) {
      asked.push(mina.do({ do: 'command', in: mina.channel('general'), text: '/devops slo 99.5 --private' }));
      await sleep(200);
    }
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ ok: true })));
    const general = await visit(playground.address, { in: 'general' });
    const isAnswer = (one: Message): boolean => one.onlyYou && one.text.startsWith('SLO: 99.5');
    await general.until(({ open }) => open.messages.filter(isAnswer).length === asked.length);
    general.leave();
  });
});
