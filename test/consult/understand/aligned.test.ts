import { describe, expect, it } from 'vitest';
import { aligned, type Said } from '../../../src/consult/understand/asks/aligned.ts';

const said = (scores: readonly number[], words: readonly string[] = []): Said => ({
  scores: Float64Array.from(scores),
  words: new Set(words),
});

const vague = said([0, 0, 0]);
const [logs, backups, flags] = [said([2, -1, -1]), said([-1, 2, -1]), said([-1, -1, 2])];

describe('several questions behind a story', () => {
  it('are each about the sentence of the same subject', () => {
    expect(aligned([logs, flags], [logs, backups, flags])).toEqual([0, 2]);
  });

  it('are about what stands as far down in it where they say nothing themselves', () => {
    expect(aligned([vague, vague, vague], [logs, backups, flags])).toEqual([0, 1, 2]);
    expect(aligned([logs, vague, flags], [logs, backups, flags])).toEqual([0, 1, 2]);
  });

  it('are about the sentence that has a word of theirs', () => {
    expect(aligned([said([0, 0, 0], ['vp']), vague], [logs, said([0, 0, 0], ['vp']), flags])).toEqual([1, 2]);
  });

  it('never go back in it', () => {
    expect(aligned([flags, logs], [logs, flags])).not.toEqual([1, 0]);
  });
});
