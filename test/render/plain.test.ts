import { describe, expect, it } from 'vitest';
import { cleanCode, cleanLine } from '../../src/render/plain/clean.ts';
import { cut, more } from '../../src/render/plain/cut.ts';
import { bar, duration, percentWords } from '../../src/render/plain/numbers.ts';
import { planTime } from '../../src/render/plain/phrases.ts';
import { rollback } from './samples.ts';

describe('text from people', () => {
  it('shows what would steer a screen', () => {
    expect(cleanLine('a\u001B[31mb\u202Ec')).toBe('a\\u001b[31mb\\u202ec');
  });

  it('drops what cannot be seen', () => {
    expect(cleanLine('v2\u200B.3\uFEFF')).toBe('v2.3');
  });

  it('stays on its line in prose, and keeps its lines in code', () => {
    expect(cleanLine('one\r\nExpect: two')).toBe('one Expect: two');
    expect(cleanCode('a:\r\n\t- b\rc\n\n')).toBe('a:\n\t- b\\u000dc');
  });

  it('is cut between characters, and visibly', () => {
    expect(cut('ab🚀cd', 4)).toBe('ab…');
    expect(more(1, 'row')).toBe('…and 1 more row');
  });
});

describe('numbers', () => {
  it('are times a person would say', () => {
    expect([45, 60, 90, 840, 3600, 5400, Number.NaN].map(duration)).toEqual([
      ...['45 s', '1 min', '1 min 30 s', '14 min', '1 h', '1 h 30 min', 'unknown time'],
    ]);
  });

  it('are shares as exact as they came', () => {
    expect([99.95, 33.33333, 0, Number.NaN].map(percentWords)).toEqual(['99.95%', '33.333%', '0%', 'unknown']);
  });

  it('are bars in which something is never nothing and not quite all is not all', () => {
    expect([0, 1, 50, 99, 100, 130, Number.NaN].map(bar)).toEqual([
      ...['░░░░░░░░░░', '█░░░░░░░░░', '█████░░░░░', '█████████░', '██████████', '██████████', '░░░░░░░░░░'],
    ]);
  });

  it('say how far a plan is over the time it has', () => {
    const [steps] = rollback.sections;
    if (steps?.kind !== 'steps') throw new Error('the sample begins with steps');
    expect(planTime({ ...steps, seconds: 1_020 })).toBe('17 min, 2 min over the 15 min allowed');
  });
});
