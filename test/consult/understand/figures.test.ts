import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../../../src/consult/inquiry.ts';
import { createUnderstanding } from '../../../src/consult/understand/command/understanding.ts';
import { vocabulary } from './vocabulary.ts';

const { read, revise } = createUnderstanding(vocabulary);

function ask(text: string, previous?: Inquiry): Inquiry {
  const understood = previous === undefined ? read(text) : revise(previous, text);
  if (understood.kind === 'problem') throw new Error(`${text}: ${JSON.stringify(understood.problem)}`);
  return understood.inquiry;
}

/** A conversation: what is known at its end. */
const thread = (...texts: readonly string[]): Inquiry => {
  const [first = '', ...rest] = texts;
  return rest.reduce((previous, text) => ask(text, previous), ask(first));
};

const figures = (text: string): Readonly<Record<string, number>> => ask(text).figures;

describe('numbers for sums, in words or as key=value', () => {
  it.each([
    [
      'scale checkout 5k rps each=220 pool=10 db=400 zones=3 use=70 start=40s price=0.045',
      { each: 220, pool: 10, db: 400, zones: 3, use: 70, start: 40, price: 0.045 },
    ],
    [
      'scale checkout to 5k rps, one pod carries 220 rps at p99 180 ms, pool of 10',
      { each: 220, each_p99: 0.18, pool: 10 },
    ],
    [
      'scale checkout 5k rps, 400 connections, 90 seconds to start, 0.045 an hour',
      { db: 400, start: 90, price: 0.045 },
    ],
    ['scale checkout 5k rps, 220 rps per pod in 2 zones, 60 % use', { each: 220, zones: 2, use: 60 }],
    ['how many replicas for 3000 rps if one does 150', { each: 150 }],
    ['how many pods do we need for 3000 rps when each handles 150 rps?', { each: 150 }],
    ['scale 10x by december', { by: 1201 }],
    ['scale 10x by 15 march 2027', { by: 20270315 }],
    ['scale 10x in 6 weeks', { within: 3_628_800 }],
    ['slo 99.9 over 28d with an sla of 99.95', { sla: 99.95 }],
    ['slo 99.9, 3 of 40 deploys fail, 20 minutes to recover', { failures: 3, failures_of: 40, recovery: 1200 }],
    ['slo 99.9 failures 5 % recovery 20m', { failures: 5, failures_of: 100, recovery: 1200 }],
    [
      'dr backup every 6h, lag 30s, 800 GB, restore 200 MB/s, rto 1h, rpo 15m, detect 5m, failover 10m',
      { backup: 21_600, lag: 30, size: 8e11, speed: 2e8, rto: 3600, rpo: 900, detect: 300, failover: 600 },
    ],
    ['dr nightly backups, 2 TiB at 1 Gbps', { backup: 86_400, size: 2 * 2 ** 40, speed: 125e6 }],
    ['cost 40 cores reserved 6 used', { reserved: 40, used: 6 }],
    ['cost reserved 40 cores, used 6', { reserved: 40, used: 6 }],
    ['cost on-demand 0.192, reserved 0.121 1y', { on_demand: 0.192, committed: 0.121, term: 31_536_000 }],
    ['cost spot 70 % at 0.06, interruptions 5 %', { spot: 70, spot_price: 0.06, interruptions: 5 }],
    ['cost 3 idle volumes 500 GB, 0.08 per GB-month', { idle: 3, idle_size: 5e11, gb_price: 0.08 }],
    [
      'score 14 deploys a week, lead time 2d, failures 3 of 40, rework 4 of 40',
      { deploys: 2, lead_time: 172_800, failures: 3, failures_of: 40, rework: 4, rework_of: 40 },
    ],
    [
      'score recovery 45m, automated 18 of 24, uptime 99.95',
      { recovery: 2700, automated: 18, automated_of: 24, uptime: 99.95 },
    ],
  ])('are found: %s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it('leave the numbers of the command alone', () => {
    expect(ask('scale checkout 5k rps p99 200ms each=220 pool=10').params).toEqual({
      system: 'checkout',
      rps: 5000,
      p99_ms: 200,
    });
    expect(ask('scale checkout to 8 replicas with a pool of 10').params).toEqual({ system: 'checkout', replicas: 8 });
    expect(ask('sla 99.95 for web')).toMatchObject({ params: { system: 'web', slo_percent: 99.95 }, figures: {} });
  });

  it('are no figures where nothing is summed', () => {
    for (const text of [
      'deploy checkout v2 with a pool of 10',
      'how large should a pool of 400 connections be?',
      'blueprint checkout',
    ])
      expect(figures(text)).toEqual({});
  });

  it('mean the same in other units', () => {
    const same = (...texts: readonly string[]): void => {
      const [first] = texts;
      expect(texts.map(figures)).toEqual(texts.map(() => figures(first ?? '')));
    };
    same(
      'scale 1k rps start=90s',
      'scale 1k rps start=1.5m',
      'scale 1k rps start=1m30s',
      'scale 1k rps, 90 seconds to start',
    );
    same('scale 1k rps each=1500', 'scale 1k rps each=1.5k', 'scale 1k rps each=90k rpm');
    same('dr backup every 24h', 'dr backup every day', 'dr daily backup', 'dr backup nightly');
    same('dr restore 100 MB/s', 'dr restore 0.1 GB/s', 'dr restore 800 Mbps', 'dr restore 6 GB per minute');
    same('dr 1 TB', 'dr 1000 GB');
    same('score deploys 3/day', 'score deploys 21 per week', 'score 21 deploys a week');
    same('score lead time 4 weeks', 'score lead time 28d');
    same('scale 1k rps price=73/month', 'scale 1k rps $0.10 an hour');
  });

  it.each([
    ['scale orders each=-5', 'each'],
    ['scale orders each=0', 'each'],
    ['scale orders pool=many', 'pool'],
    ['scale orders use=170', 'use'],
    ['scale orders zones=0', 'zones'],
    ['scale orders start=40', 'start'],
    ['slo 99.9 failures 3 of 2', 'failures'],
    ['slo 99.9 recovery=-1h', 'recovery'],
    ['dr size=0GB', 'size'],
    ['dr backup every 90 years', 'backup'],
    ['cost spot=120%', 'spot'],
    ['cost price=-1', 'price'],
    ['score uptime 101', 'uptime'],
    ['score failures 50 of 40', 'failures'],
  ])('are refused when they cannot be: %s', (text, field) => {
    const understood = read(text);
    expect(understood).toMatchObject({ kind: 'problem', problem: { code: 'bad-number', field } });
  });

  it('may be none where none is a number', () => {
    expect(figures('dr lag 0s')).toEqual({ lag: 0 });
    expect(figures('score failures 0 of 40, security=0')).toEqual({ failures: 0, failures_of: 40, security: 0 });
  });

  it('are never anything but numbers, whatever is typed', () => {
    const words =
      'each pool db 10 400 0 -3 of at every 220 rps % 5% 1e9 = : , reserved used 3 of 40 1h 2d 800 GB/s 1/0 ½ ∞ NaN backup lag spot'.split(
        ' ',
      );
    const heads = fc.constantFrom('scale', 'slo', 'dr', 'cost', 'score');
    fc.assert(
      fc.property(heads, fc.array(fc.constantFrom(...words), { maxLength: 14 }), (head, said) => {
        const understood = read(`${head} ${said.join(' ')}`);
        const found = understood.kind === 'inquiry' ? Object.values(understood.inquiry.figures) : [];
        expect(found.filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('in a thread the numbers', () => {
  it('stay, and change one by one', () => {
    expect(thread('scale checkout 5k rps each=220', 'with 100 a pod', 'price=0.06', '2 zones').figures).toEqual({
      each: 100,
      price: 0.06,
      zones: 2,
    });
    expect(thread('slo 99.9 800 rps', 'sla 99.95', 'failures 3 of 40', 'over 28d')).toMatchObject({
      params: { slo_percent: 99.9, rps: 800, window_days: 28 },
      figures: { sla: 99.95, failures: 3, failures_of: 40 },
    });
    expect(thread('score', 'deploys 12/week', 'recovery 45m').figures).toMatchObject({ recovery: 2700 });
    expect(thread('dr orders backup every 6h', '800 GB', 'restore 200 MB/s').figures).toEqual({
      backup: 21_600,
      size: 8e11,
      speed: 2e8,
    });
  });

  it('stay when the load changes, and go when it is about another system', () => {
    expect(thread('scale checkout 5k rps each=220', '10x instead')).toMatchObject({
      params: { rps: 5000, growth: 10 },
      figures: { each: 220 },
    });
    expect(thread('scale checkout 5k rps each=220', 'scale 9k rps').figures).toEqual({ each: 220 });
    expect(thread('scale checkout 5k rps each=220', 'same for orders').figures).toEqual({});
  });

  it('go along to an answer that knows them, and to no other', () => {
    expect(thread('scale checkout 5k rps zones=2 each=220', 'cost').figures).toEqual({ zones: 2 });
    expect(thread('scale checkout 5k rps zones=2', 'rollback').figures).toEqual({});
  });
});

describe('dr, cost and score', () => {
  it.each([
    ['dr', 'dr'],
    ['disaster recovery for orders', 'dr'],
    ['rto rpo orders', 'dr'],
    ['dr plan for orders', 'dr'],
    ['cost', 'cost'],
    ['costs of checkout on eks', 'cost'],
    ['please cost 40 cores reserved 6 used', 'cost'],
    ['score', 'score'],
    ['dora deploys 3/day', 'score'],
    ['success metrics', 'score'],
    ['our aws bill doubled, what first', 'question'],
    ['cost of nat gateway is killing us', 'question'],
    ['costs are exploding', 'question'],
    ['cost optimization', 'question'],
    ['any advice on kubernetes cost', 'question'],
    ['does blue green double our costs', 'question'],
    ['how do we do disaster recovery', 'question'],
    ['what are dora metrics', 'question'],
    ['runbook disaster recovery orders', 'runbook'],
    ['deploy live-score to live', 'deploy'],
  ])('are commands only where they begin a request: %s', (text, intent) => {
    expect(ask(text).intent).toBe(intent);
  });
});
