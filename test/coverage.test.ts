import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/**
 * What the bot promises to be able to do, row by row, and where each promise is kept: a persona file, or a test that
 * goes red without it. What is promised for later says why.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

const sentence = z.string().trim().min(10).max(200);

const place = z.strictObject({
  file: z.string().regex(/^(?:personas|test)\//u),
  /** The title of a test, a heading, an id: it stands in the file. */
  holds: z.string().trim().min(3).optional(),
});

const rows = z
  .array(
    z.strictObject({
      row: z.string().regex(/^S[0-4]\.[1-9]\d?$/u),
      what: sentence,
      by: z.array(place).min(1),
      later: sentence.optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(`${root}test/coverage.json`, 'utf8')));

/** So many rows have each part. */
const parts = { S0: 17, S1: 44, S2: 10, S3: 27, S4: 25 };

/** Rows with something still to come. It may only shrink. */
const mostLater = 3;

const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(`${root}${file}`, 'utf8');
  texts.set(file, text);
  return text;
}

/** In a test the words must be a title; anywhere else they just stand there. */
const isHeld = (file: string, words: string): boolean =>
  textOf(file).includes(file.endsWith('.test.ts') ? `'${words}'` : words);

describe('what is promised', () => {
  it('has every row, once', () => {
    const all = Object.entries(parts).flatMap(([part, count]) =>
      Array.from({ length: count }, (_, at) => `${part}.${at + 1}`),
    );
    expect(rows.map((one) => one.row)).toEqual(all);
  });

  it('is kept in files that exist', () => {
    const files = [...new Set(rows.flatMap((one) => one.by.map((each) => each.file)))];
    expect(files.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
  });

  it('is kept by what the row names: a test of that title, or words in that file', () => {
    const missing = rows.flatMap(({ row, by }) =>
      by.flatMap(({ file, holds }) =>
        holds === undefined || isHeld(file, holds) ? [] : [`${row}: ${file} does not hold "${holds}"`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('is tested, unless something of it is still to come', () => {
    const untested = rows.filter(
      (one) => one.later === undefined && !one.by.some((each) => each.file.startsWith('test/')),
    );
    expect(untested.map((one) => one.row)).toEqual([]);
  });

  it('is all there but for what is written down as later, and that list does not grow', () => {
    expect(rows.filter((one) => one.later !== undefined).length).toBeLessThanOrEqual(mostLater);
  });
});
