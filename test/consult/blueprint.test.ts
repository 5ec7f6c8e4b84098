import { describe, expect, it } from 'vitest';
import type { Blueprint, PanelRow } from '../../src/consult/blueprint.ts';
import { respond } from '../../src/consult/respond.ts';
import { duration } from '../../src/quantity.ts';
import { openConsultant } from '../../src/open-consultant.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, secondsOf, section, wordsIn } from './ask.ts';

const fact = (answer: Blueprint, label: string): string => {
  const row = section(answer, 'panel', 'overview').rows.find((one) => 'label' in one && plain(one.label) === label);
  if (row?.kind !== 'fact') throw new Error(`no ${label} in the overview`);
  return plain(row.value);
};

const readiness = (answer: Blueprint): { percent: number; note: string } => {
  const bar = section(answer, 'panel', 'overview').rows.find((row) => row.kind === 'bar');
  return { percent: bar?.percent ?? -1, note: plain(bar?.note ?? []) };
};

const list = (rows: readonly PanelRow[], label: string): readonly string[] => {
  const row = rows.find((one) => one.kind === 'list' && plain(one.label) === label);
  return row?.kind === 'list' ? row.items.map(plain) : [];
};

const checkout = answerTo('blueprint checkout on eks');

describe('somebody who asks for the whole plan of a system', () => {
  it('gets its parts in the order of the DEVOPS BLUEPRINT', () => {
    expect(idsOf(checkout)).toEqual([
      'overview',
      'environments',
      'pipeline',
      'strategy',
      'infrastructure',
      'rollback',
      'scaling',
      'monitoring',
      'signals',
      'alerts',
      'next',
      'status',
    ]);
  });

  it('reads system, platform and the time of asking at the top', () => {
    expect(checkout.subject.map((one) => [plain(one.label), plain(one.value), one.origin])).toEqual([
      ['System', 'checkout', 'given'],
      ['Platform', 'Amazon EKS: Kubernetes Deployment', 'given'],
      ['Time', '2026-03-27 02:58 UTC', 'computed'],
    ]);
  });

  it('is told the time of now, not of some build', () => {
    const before = Date.now();
    const response = respond(openConsultant(), 'blueprint checkout');
    const time = response.kind === 'answer' ? plain(response.blueprint.subject.at(-1)?.value ?? []) : '';
    const said = Date.parse(`${time.replace(' UTC', '').replace(' ', 'T')}:00Z`);
    expect(Math.abs(said - before)).toBeLessThan(2 * 60_000);
  });

  it('counts as many environments and stages as the tables below show', () => {
    expect(fact(checkout, 'Environments')).toBe(String(section(checkout, 'table', 'environments').rows.length));
    expect(fact(checkout, 'Pipeline stages')).toBe(String(section(checkout, 'panel', 'pipeline').rows.length));
  });

  it('is never told that something runs well, because nobody measured it', () => {
    expect(fact(checkout, 'Status')).toBe('Nothing is measured yet, so nothing is claimed');
    expect(wordsIn(section(checkout, 'prose', 'status'))).toMatch(
      /Planned, 56 % known\. Nothing of it has been measured/u,
    );
  });
});

describe('how ready the plan is', () => {
  it.each([
    'blueprint',
    'blueprint checkout',
    'blueprint checkout on eks',
    'blueprint checkout on eks with github actions',
    'blueprint checkout v2.4 on eks with jenkins in staging canary 800 rps slo 99.95',
  ])('is the share of facts that are known, as the bar of "%s" says', (text) => {
    const { percent, note } = readiness(answerTo(text));
    const [known = 0, total = 0, assumed = 0, said = -1] = (note.match(/\d+/gu) ?? []).map(Number);
    expect(known + assumed).toBeLessThanOrEqual(total);
    expect(percent).toBe(Math.round(((known + assumed / 2) / total) * 100));
    expect(said).toBe(percent);
  });

  it('is worked out where everybody can see it', () => {
    expect(readiness(checkout)).toEqual({
      percent: 56,
      note: '3 of 9 facts known, 4 assumed (half each) = 56 %',
    });
  });

  it('rises with each fact that is given', () => {
    const texts = [
      'blueprint',
      'blueprint checkout',
      'blueprint checkout on eks',
      'blueprint checkout on eks with jenkins',
    ];
    const bars = texts.map((text) => readiness(answerTo(text)).percent);
    expect(bars).toEqual([...new Set(bars)].toSorted((a, b) => a - b));
  });
});

describe('the plan of a system', () => {
  it('gives each environment a purpose and an infrastructure of its own', () => {
    const rows = rowsOf(section(checkout, 'table', 'environments'));
    expect(rows.map(([name]) => name)).toEqual(['Development', 'Staging', 'Production']);
    expect(new Set(rows.flat()).size).toBe(9);
    expect(rows.flat().every((cell) => cell.length > 3)).toBe(true);
  });

  it('leads from the push of a change to its release', () => {
    const stages = section(checkout, 'panel', 'pipeline').rows.flatMap((row) => (row.kind === 'stage' ? [row] : []));
    expect(stages.map((stage) => `${stage.number} ${plain(stage.name)}`)).toEqual([
      '1 Code push',
      '2 Build',
      '3 Test',
      '4 Deploy',
      '5 Verify',
      '6 Release',
    ]);
    expect(stages.every((stage) => stage.items.length >= 2)).toBe(true);
    expect(wordsIn(stages[3])).toContain('here Rolling');
  });

  it('names the strategy with its rollout, its checks and what sends it back', () => {
    const { rows } = section(checkout, 'panel', 'strategy');
    const [type, rollout] = rows.flatMap((row) => (row.kind === 'fact' ? [plain(row.value)] : []));
    expect([type, rollout]).toEqual(['Rolling', '25 % → 50 % → 75 % → 100 %']);
    expect(list(rows, 'Health checks')).toHaveLength(3);
    const triggers = list(rows, 'Rollback trigger');
    expect(triggers.length).toBeGreaterThanOrEqual(2);
    expect(triggers.every((trigger) => /\d/u.test(trigger))).toBe(true);
  });

  it.each(['blue-green', 'canary', 'rolling', 'recreate', 'ab-testing'])(
    'splits the traffic of %s so that old and new are always the whole',
    (strategy) => {
      const { rows } = section(answerTo(`blueprint checkout strategy=${strategy}`), 'panel', 'strategy');
      const shares = rows.flatMap((row) => (row.kind === 'bar' ? [row.percent] : []));
      expect(shares.length).toBe(2 * persona.get('strategy', strategy).data.rollout.length);
      expect(shares.every((share) => share >= 0 && share <= 100)).toBe(true);
      for (let step = 0; step < shares.length; step += 2)
        expect((shares[step] ?? 0) + (shares[step + 1] ?? 0)).toBe(100);
    },
  );

  it.each(persona.of('place').map((place) => place.id))('has the four parts of an infrastructure for %s', (place) => {
    const rows = rowsOf(section(answerTo(`blueprint checkout on ${place}`), 'table', 'infrastructure'));
    expect(rows.map(([component]) => component)).toEqual(['Compute', 'Storage', 'Network', 'Secrets']);
    expect(rows.every(([, solution = '', config = '']) => solution.length > 10 && config.length > 10)).toBe(true);
  });

  it('speaks of the services of the cloud that was named', () => {
    const secrets = (place: string): string =>
      rowsOf(section(answerTo(`blueprint checkout on ${place}`), 'table', 'infrastructure'))[3]?.join(' ') ?? '';
    expect(secrets('eks')).toContain('AWS Secrets Manager');
    expect(secrets('gke')).toContain('Secret Manager');
    expect(secrets('aks')).toContain('Key Vault');
    expect(new Set(['eks', 'gke', 'aks'].map(secrets)).size).toBe(3);
  });

  it('brings no service mesh to somebody who did not ask for one', () => {
    expect(wordsIn(section(checkout, 'table', 'infrastructure'))).not.toMatch(/mesh|istio|linkerd/iu);
  });

  it('says how long going back takes: the sum of its steps, each of which has a time', () => {
    const plan = section(checkout, 'steps', 'rollback');
    expect(plan.steps.filter((step) => step.seconds === undefined)).toEqual([]);
    expect(plan.seconds).toBe(secondsOf(plan.steps));
    expect(plan.targetSeconds).toBe(15 * 60);
    expect(plain(plan.note ?? [])).toBe(`RTO ${duration(secondsOf(plan.steps))}: the sum of the steps above.`);
  });

  it('scales in three ways, each with a trigger and a target in numbers', () => {
    const rows = rowsOf(section(checkout, 'table', 'scaling'));
    expect(rows.map(([dimension]) => dimension)).toEqual(['Horizontal', 'Vertical', 'Auto-scale']);
    expect(rows.every((row) => row.slice(1).every((cell) => /\d/u.test(cell)))).toBe(true);
  });

  it('watches two numbers of each kind, each with a threshold', () => {
    const { rows } = section(checkout, 'panel', 'monitoring');
    const groups = ['Health metrics', 'Performance metrics', 'Alerts'].map((label) => list(rows, label));
    expect(groups.map((group) => group.length)).toEqual([2, 2, 2]);
    expect(groups.flat().every((line) => /\d/u.test(line))).toBe(true);
  });

  it('knows of more to measure: infrastructure, business, security and cost, each with a threshold', () => {
    const rows = rowsOf(section(checkout, 'table', 'signals'));
    const groups = new Set(rows.map(([group]) => group));
    for (const group of ['Infrastructure', 'Business', 'Security', 'Cost']) expect(groups).toContain(group);
    expect(rows.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['CPU', 'Memory', 'Disk', 'Network', 'Sign-ups', 'Transactions', 'Revenue']),
    );
    expect(rows.every(([, , threshold = '']) => /\d/u.test(threshold))).toBe(true);
  });
});
