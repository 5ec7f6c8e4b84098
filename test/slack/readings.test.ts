import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ours as consultant } from '../support/ours.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench } from './bench.ts';

const isUnsure = (text: string): boolean => {
  const understood = consultant.read(text);
  if (understood.kind !== 'inquiry' || understood.inquiry.intent !== 'question') return false;
  return consultant.answer(understood.inquiry).sections[0]?.id === 'readings';
};

/** A question of which the best subject is not sure, typed over several lines and with a sign at the end. */
const unsure = readFileSync(new URL('../fixtures/eval/questions.dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly text: string }).text.replace(/ (\S+)$/u, '\n$1 ⚠️'))
  .find(isUnsure);

let bench: Bench;
let anna: User;
let channel: Channel;

beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
});

afterEach(() => bench.stop());

describe('somebody whose question could mean several things', () => {
  it('finds each reading on a button, and gets that answer in the thread', async () => {
    const { message } = await bench.slack.mention({ user: anna, channel, text: unsure! });
    await bench.idle();
    const [, offered] = bench.slack.thread(channel, message.ts);
    expect(plainText(offered!)).toContain('Which of these do you mean?');
    const readings = buttonsOf(offered!).filter((id) => id !== 'ask:help' && id.startsWith('ask:'));
    expect(readings.length).toBeGreaterThanOrEqual(2);
    expect(readings.length).toBeLessThanOrEqual(3);
    for (const reading of readings) {
      const count = fromBot(bench).length;
      await bench.slack.clickButton(offered!, reading, { user: anna });
      await bench.idle();
      const answer = fromBot(bench)[count];
      expect(answer).toMatchObject({ threadTs: message.ts });
      const { name } = nameOf(reading);
      expect(plainText(answer!).split('\n')[0]).toBe(name);
    }
    bench.slack.expectNoProblems();
  });
});

const nameOf = (button: string): { readonly name: string } => {
  const id = button.slice('ask:'.length);
  const found = consultant.ask(`about ${id}: how?`);
  if (found.kind !== 'inquiry') throw new Error(`${id} is no subject`);
  return { name: plain(consultant.answer(found.inquiry).title) };
};

const plain = (spans: readonly { readonly text: string }[]): string => spans.map(({ text }) => text).join('');
