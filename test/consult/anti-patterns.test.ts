import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, isAnswered, persona, section, wordsIn } from './ask.ts';

interface Fixture {
  readonly id: string;
  readonly hits: readonly string[];
  readonly clean: readonly string[];
}

const fixtures = JSON.parse(
  readFileSync(new URL('../fixtures/anti-patterns.json', import.meta.url), 'utf8'),
) as readonly Fixture[];

const met = (answer: Blueprint): readonly string[] => {
  const files = new Map(persona.of('anti-pattern').map((card) => [card.file, card.id]));
  return answer.cautions.flatMap((caution) => files.get(caution.source.file) ?? []);
};

describe('the habits that hurt', () => {
  it('are all tried here', () => {
    expect(fixtures.map((one) => one.id).toSorted()).toEqual(
      persona
        .of('anti-pattern')
        .map((card) => card.id)
        .toSorted(),
    );
    expect(fixtures.length).toBeGreaterThanOrEqual(17);
  });
});

describe.each(fixtures)('somebody who tells of $id', ({ id, hits, clean }) => {
  it.each(hits)('is met with why it hurts and what to do instead: %s', (text) => {
    const answer = answerTo(text);
    expect(met(answer)).toContain(id);
    const { data, file } = persona.get('anti-pattern', id);
    const caution = answer.cautions.find((one) => one.source.file === file);
    expect([plain(caution?.text ?? []), plain(caution?.why ?? []), plain(caution?.instead ?? [])]).toEqual([
      data.caution,
      data.why,
      data.instead,
    ]);
    expect(section(answer, 'prose', `instead-${id}`).blocks.length).toBeGreaterThanOrEqual(2);
    expect(answer.trace.files).toContain(file);
  });

  it.each(clean)('is left alone when they do not: %s', (text) => {
    // some of these are no question and no command, and get a hint
    if (!isAnswered(text)) return;
    const answer = answerTo(text);
    expect(met(answer)).not.toContain(id);
    expect(idsOf(answer)).not.toContain(`instead-${id}`);
  });
});

describe('somebody who asks for a plan', () => {
  it('is met too, with the plan', () => {
    const answer = answerTo('rollback v2.3 on eks, last time we just ssh in and restart it');
    expect(met(answer)).toEqual(['manual-deploy']);
    expect(idsOf(answer)[0]).toBe('plan');
  });

  it.each([
    'checkout',
    'deploy checkout on eks',
    'rollback v2.3',
    'scale checkout to 5k rps',
    'slo 99.9',
    'help',
    'checklist checkout',
  ])('is not lectured for a plain request: %s', (text) => {
    expect(met(answerTo(text))).toEqual([]);
  });
});

describe('a small team that asks for a mesh', () => {
  it('is told no', () => {
    expect(met(answerTo('should we use a service mesh, we are three people'))).toEqual(['over-engineering']);
  });
});

describe('somebody who is told of a habit', () => {
  const begin = (text: string, id: string): string => wordsIn(section(answerTo(text), 'prose', `instead-${id}`).blocks);

  it.each([
    ['prod runs with docker compose on one server, is that a problem?', 'one rebuild by the clock', 'kubectl'],
    ['our service on eks has a single replica, is that bad?', 'topologySpreadConstraints', 'Docker Compose'],
    ['our mysql backups were never restored, how do we begin?', 'mysql restore_test', 'pg_restore'],
    ['our postgres dumps were never restored, how do we start?', 'pg_restore', 'mysql restore_test'],
    ['we have no rollback plan on heroku, how do we begin?', 'by the way your platform has for that', 'kubectl'],
  ])('begins with the tools they have: %s', (text, theirs, anothers) => {
    const id = met(answerTo(text))[0] ?? '';
    expect(begin(text, id)).toContain(theirs);
    expect(begin(text, id)).not.toContain(anothers);
  });

  it('sees every way where we do not know theirs', () => {
    const all = begin('our backups were never restored, how do we start?', 'untested-backups');
    expect(all).toContain('pg_restore');
    expect(all).toContain('mysql restore_test');
  });
});
