import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { persona, rowsOf, section } from './ask.ts';
import { findings, reviewOf, samples } from './review-samples.ts';

describe('every finding', () => {
  it('is tried here, in each kind of file it speaks of', () => {
    const told = persona.of('finding').flatMap((card) => {
      const kinds = new Set(card.data.checks.flatMap((check) => check.in));
      return [...(kinds.size === 0 ? ['kubernetes'] : kinds)].map((kind) => `${card.id} ${kind}`);
    });
    const tried = (wrong: boolean): ReadonlySet<string> =>
      new Set(samples.filter((one) => one.wrong === wrong).map((one) => `${one.id} ${one.kind}`));
    expect(tried(true)).toEqual(new Set(told));
    expect(new Set(told).size).toBeGreaterThan(70);
    expect(new Set(persona.of('finding').map((card) => card.id))).toEqual(
      new Set(samples.filter((one) => !one.wrong).map((one) => one.id)),
    );
  });

  it.each(samples.filter((one) => one.wrong))('is seen where it is wrong: $id in $kind', ({ id, kind, text }) => {
    const answer = reviewOf(text);
    expect(answer.inquiry.reviewed?.files.map((file) => file.kind)).toEqual([kind]);
    expect(findings(answer)).toContain(id);
    const card = persona.get('finding', id);
    const row = rowsOf(section(answer, 'table', 'findings')).find((cells) =>
      cells[2]?.endsWith(card.data.what.replaceAll('`', '')),
    );
    expect(row?.[0]).toMatch(/^lines? \d/u);
    expect(row?.[1]).toBe(card.data.severity);
    expect(plain(section(answer, 'prose', id).title)).toMatch(/: lines? \d/u);
    expect(answer.trace.files).toContain(card.file);
  });

  it('is called by the resource, not by its place in a list', () => {
    const text = samples.find((one) => one.wrong && one.id === 'open-to-the-internet')?.text ?? '';
    const names = reviewOf(text).inquiry.reviewed?.files.flatMap((file) => file.findings.map((one) => one.name)) ?? [];
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => /^\d+$/u.test(name ?? ''))).toEqual([]);
  });

  it.each(samples.filter((one) => !one.wrong))('is silent where it is right: $id in $kind', ({ id, kind, text }) => {
    const answer = reviewOf(text);
    expect(answer.inquiry.reviewed?.files.map((file) => file.kind)).toEqual([kind]);
    expect(findings(answer)).not.toContain(id);
  });

  it('says why, what instead, and where that is written', () => {
    const cards = persona.of('finding');
    expect(cards.filter((card) => card.data.sources.length === 0).map((card) => card.id)).toEqual([]);
    const bare = cards.filter((card) => card.pieces.size === 0 && card.id !== 'host-namespace');
    expect(bare.map((card) => card.id)).toEqual([]);
  });
});
