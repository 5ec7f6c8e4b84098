import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import type { Release } from '../../src/consult/systems/release.ts';
import type { SystemRecord } from '../../src/consult/systems/record.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, codeOf, consultant, idsOf, persona, section, wordsIn } from './ask.ts';

const now = Date.parse('2026-03-27T02:58:00Z');
const minute = 60_000;
const hour = 60 * minute;

const release = (version: string, ago: number, migrations?: Release['migrations']): Release => ({
  id: version,
  version,
  at: now - ago,
  ...(migrations && { migrations }),
});

const history = [
  release('v2.4.1', 42 * minute, 'none'),
  release('v2.4.0', 26 * hour, 'additive'),
  release('v2.3', 72 * hour),
];

const record: SystemRecord = {
  name: 'checkout',
  using: ['argo-cd'],
  environments: [],
  values: {},
  facts: { database: 'postgres' },
  contacts: {},
};

interface Known {
  readonly releases?: readonly Release[];
  readonly record?: SystemRecord;
}

/** What a team gets whose releases we know. */
function triageOf(text: string, known: Known = {}): Blueprint {
  const { inquiry } = answerTo(text);
  return consultant.answer({ ...inquiry, ...known });
}

const causesOf = (answer: Blueprint): readonly string[] =>
  ['causes', 'other-causes'].flatMap((id) =>
    section(answer, 'bullets', id).groups.map(({ title = [] }) => plain(title).replace(/^\d+\. /u, '')),
  );

const asksOf = ({ followUps }: Blueprint): readonly string[] => followUps.map(({ ask }) => ask);

const change = persona.get('cause', 'last-release').name;

describe('somebody who says that something broke after a release', () => {
  const answer = triageOf('incident sev1 checkout 5xx since the deploy', { releases: history, record });

  it('sees first what went live, how long ago, and what it did to the schema', () => {
    const [first] = idsOf(answer);
    expect(first).toBe('changed');
    const said = wordsIn(section(answer, 'prose', 'changed'));
    expect(said).toContain('v2.4.1 went live 42 min ago; no migrations');
    expect(said).toContain('v2.4.0 before it, 26 h ago; migrations that only added');
    expect(said).toContain('v2.3 before it, 3 days ago; nobody said what it did to the schema');
  });

  it('is offered the way back to what ran before, first of all', () => {
    expect(answer.followUps[0]).toMatchObject({ ask: 'rollback v2.4.0' });
    expect(plain(answer.followUps[0]?.label ?? [])).toBe('Roll back to v2.4.0');
    expect(asksOf(answer)).not.toContain('rollback');
  });

  it('reads why the release is suspected', () => {
    const [first] = section(answer, 'bullets', 'causes').groups;
    expect(plain(first?.title ?? [])).toBe(`1. ${change}`);
    expect(plain(first?.items[0] ?? [])).toBe('v2.4.1 went live 42 min ago. Your words point here.');
  });

  it('learns what the severity means and how often the others are told', () => {
    expect(wordsIn(answer.lead)).toContain('SEV-1: most users cannot do what they came for');
    expect(wordsIn(answer.lead)).toContain('every 15 min');
    expect(wordsIn(triageOf('incident p3 checkout is slow').lead)).toContain('every 60 min');
    expect(wordsIn(triageOf('incident checkout is slow').lead)).not.toContain('SEV-');
  });

  it('has the queries of the four golden signals in one place', () => {
    const { blocks } = section(answer, 'prose', 'signals');
    expect(codeOf({ title: [], what: blocks, source: answer.sections[0]!.source })).toHaveLength(4);
  });

  it('finds the steps below, all of them', () => {
    const ids = idsOf(answer);
    expect(ids.indexOf('steps')).toBeGreaterThan(ids.indexOf('causes'));
    expect(section(answer, 'steps', 'steps').steps.length).toBeGreaterThanOrEqual(12);
  });
});

describe('somebody whose team never recorded a release', () => {
  const answer = triageOf('incident checkout is timing out on eks');

  it('is told so, and how to record one', () => {
    const said = wordsIn(section(answer, 'prose', 'changed'));
    expect(said).toContain('No release is recorded for checkout');
    expect(said).toContain('/devops released v2.4.0');
    expect(said).not.toMatch(/went live \d/u);
  });

  it('can roll back all the same, to a version that they name', () => {
    expect(asksOf(answer)).toContain('rollback');
    expect(asksOf(answer).filter((ask) => ask.startsWith('rollback v'))).toEqual([]);
  });
});

describe('somebody who does not release any more', () => {
  it('is offered no way back first, and sees other causes before it', () => {
    const answer = triageOf('incident checkout is broken', {
      releases: [release('v2.4.1', 72 * hour), release('v2.3', 99 * hour)],
    });
    expect(asksOf(answer)[0]).not.toMatch(/^rollback v/u);
    expect(causesOf(answer)[0]).not.toBe(change);
  });
});

describe('the words of somebody in an incident', () => {
  it.each([
    ['incident checkout certificate expired', 'certificate'],
    ['incident no space left on device', 'disk'],
    ['incident checkout too many connections to postgres', 'database'],
    ['incident one zone is gone', 'zone'],
    ['incident somebody toggled a feature flag', 'configuration'],
    ['incident we have been hacked', 'attack'],
    ['incident orders table was dropped', 'data'],
    ['incident checkout pods are crashlooping', 'crash'],
    ['incident consumer lag is growing on kafka', 'queue'],
    ['incident traffic spike after the newsletter', 'load'],
    ['incident stripe returns 502', 'dependency'],
    ['incident checkout is slow', 'slow'],
    ['incident nxdomain for the api', 'dns'],
    ['incident checkout is slow after we changed the config', 'configuration'],
    ['incident payments are failing', 'dependency'],
    ['incident users see other users data', 'attack'],
    ['incident we could not resolve it yet, not the deploy, checkout at https fails', 'last-release'],
    ['incident checkout broken since the deploy', 'last-release'],
  ])('%s: %s is the likeliest', (text, id) => {
    expect(causesOf(triageOf(text))[0]).toBe(persona.get('cause', id).name);
  });

  it('decide more than a recent release where they name the cause', () => {
    const answer = triageOf('incident checkout certificate expired', { releases: history });
    expect(causesOf(answer).slice(0, 2)).toEqual([persona.get('cause', 'certificate').name, change]);
  });

  it('change nothing where nobody knows them', () => {
    const usual = causesOf(triageOf('incident'));
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[bcdfghjk]{4,9}$/u), { maxLength: 4 }), (strange) => {
        expect(causesOf(triageOf(`incident ${strange.join(' ')}`))).toEqual(usual);
      }),
      { numRuns: 20 },
    );
  });

  it('give the same ranking each time, with its working for who asks for it', () => {
    const text = 'incident checkout is slow since the deploy --think';
    expect(idsOf(triageOf('incident checkout is slow since the deploy'))).not.toContain('ranking');
    const [one, other] = [triageOf(text, { releases: history }), triageOf(text, { releases: history })];
    expect(one.sections).toEqual(other.sections);
    const [lines] = section(one, 'bullets', 'ranking').groups;
    for (const line of (lines?.items ?? []).map((item) => plain(item))) {
      const [sum = '', product] = line.split(' = ');
      const factors = (sum.split(': ')[1] ?? '').split(' × ').map((factor) => Number.parseFloat(factor));
      expect([line, Number(product)]).toEqual([
        line,
        Number(factors.reduce((all, factor) => all * factor, 1).toFixed(1)),
      ]);
    }
    expect(lines?.items.map((item) => plain(item))).toContain(
      `${change}: 37 × 6 for your words × 5 for the last release = 1110`,
    );
  });
});

describe('a release that went out lately', () => {
  const texts = [
    'incident checkout is slow',
    'incident',
    'incident certificate expired',
    'incident errors since the deploy',
  ];
  const arbitraryReleases = fc.array(
    fc.record({
      ago: fc.integer({ min: 0, max: 200 * hour }),
      migrations: fc.constantFrom(undefined, 'none' as const, 'additive' as const, 'destructive' as const),
    }),
    { maxLength: 4 },
  );

  it('never makes the last change less likely', () => {
    const { hours = 0 } = persona.get('cause', 'last-release').data.after_release ?? {};
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        arbitraryReleases,
        fc.integer({ min: 0, max: hours * hour }),
        (text, told, ago) => {
          const before = told
            .toSorted((one, other) => one.ago - other.ago)
            .map((one, at) => release(`v1.${9 - at}`, one.ago + ago, one.migrations));
          const place = (releases: readonly Release[]): number =>
            causesOf(triageOf(text, { releases })).indexOf(change);
          expect(place([release('v2.0', ago), ...before])).toBeLessThanOrEqual(place(before));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('raises the database where it changed the schema', () => {
    const place = (migrations: Release['migrations']): number =>
      causesOf(
        triageOf('incident checkout is slow', { record, releases: [release('v2', 5 * minute, migrations)] }),
      ).indexOf(persona.get('cause', 'database').name);
    expect(place('additive')).toBeLessThan(place('none'));
  });
});

describe('what a system is known to lack', () => {
  it('is no cause, unless somebody speaks of it', () => {
    const queue = persona.get('cause', 'queue').name;
    expect(causesOf(triageOf('incident checkout is broken'))).toContain(queue);
    expect(causesOf(triageOf('incident checkout is broken', { record }))).not.toContain(queue);
    expect(causesOf(triageOf('incident the queue is stuck', { record }))).toContain(queue);
    expect(causesOf(triageOf('incident checkout is broken on vercel'))).not.toContain(
      persona.get('cause', 'disk').name,
    );
  });
});
