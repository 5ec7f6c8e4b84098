import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLearner, type KeptLearnt } from '../../../src/consult/understand/learner.ts';
import { keepLearnt } from '../../../src/keep-learnt.ts';
import type { Persona } from '../../../src/persona/persona.ts';
import { openPersona } from '../../../src/open-consultant.ts';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'learnt-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const text = 'every release drops the websockets, and who gets paged when the backup did not run?';

/** A start of the program, which counts what it has to learn. */
function start(persona: Persona) {
  let learnt = 0;
  const kept = keepLearnt(folder);
  const counting: KeptLearnt = {
    take: (lessons) => kept.take(lessons),
    put: (lessons, fresh) => {
      learnt += 1;
      kept.put(lessons, fresh);
    },
  };
  const listening = createLearner(counting)(persona);
  return { heard: [listening.topics(text), listening.asks(text), listening.facts(text)], learnt };
}

describe('what was learnt of the phrasings', () => {
  it('is learnt once, and hears the same at the next start', () => {
    const persona = openPersona();
    const [first, second] = [start(persona), start(persona)];
    expect([first.learnt, second.learnt]).toEqual([1, 0]);
    expect(second.heard).toEqual(first.heard);
  });

  it('is learnt anew when a phrasing is another, and when what was kept is damaged', () => {
    const persona = openPersona();
    start(persona);
    const others = persona.of('phrasings').slice(1);
    const of = ((kind: Parameters<Persona['of']>[0]) =>
      kind === 'phrasings' ? others : persona.of(kind)) as Persona['of'];
    expect(start({ ...persona, of }).learnt).toBe(1);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'not what was written');
    expect(start(persona).learnt).toBe(1);
  });
});
