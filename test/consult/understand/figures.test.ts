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
    ['scale checkout 5k rps, each pod 220 rps, €0,04/h', { each: 220, price: 0.04 }],
    ['scale checkout 5k rps each pod does 220 rps at p99 180ms', { each: 220, each_p99: 0.18 }],
    ['scale checkout 600 rps @ 45 rps/pod, pool 5, pg max 100', { each: 45, pool: 5, db: 100 }],
    ['scale checkout 600 rps each 45 use 80 %', { each: 45, use: 80 }],
    ['scale checkout 600 rps 45 per pod 36.50/month', { each: 45, price: 0.05 }],
    ['scale checkout 600 rps 45 per pod, 1 zone, postgres max_connections=100', { each: 45, zones: 1, db: 100 }],
    ['scale checkout 1k rps, 50 per instance, $0.10 per instance hour', { each: 50, price: 0.1 }],
    ['scale checkout 8 replicas at 90% cpu target 60%', { cpu: 90, aim: 60 }],
    ['scale checkout on eks, 3 zones 12 pods', { zones: 3 }],
    ['scale checkout 600 rps 45 per pod single zone', { each: 45, zones: 1 }],
    ['dr nightly rpo 15m restore takes 2h', { rpo: 900, restore: 7200 }],
    ['score 3M orders 3 of 40 failed', { units: 3e6, failures: 3, failures_of: 40 }],
    ['slo 99.9 12m downtime quarterly', { down: 720 }],
    ['scale checkout 3x over the next 6 weeks', { within: 3_628_800 }],
    ['slo 99.9, 1 in 10 deploys fails, rollback takes 10 min', { failures: 1, failures_of: 10, recovery: 600 }],
    ['slo 99.9 we had 12 minutes of downtime', { down: 720 }],
    ['slo slo_percent=99.9 sla=99.95', { sla: 99.95 }],
    ['dr backup every 6 hours takes 40 min, rpo 0', { backup: 21_600, backup_takes: 2400, rpo: 0 }],
    ['dr hourly snapshots and nightly backups, rpo zero', { backup: 3600, rpo: 0 }],
    ['cost on-demand 0,192 €/h, reserved 0,121 €/h', { on_demand: 0.192, committed: 0.121 }],
    ['cost on-demand 0.192, 12 hours a day', { on_demand: 0.192, hours: 365 * 3600 }],
    ['cost 10 instances 12 h a day 0.192 on demand', { count: 10, hours: 365 * 3600, on_demand: 0.192 }],
    ['cost 20 m5.large at $0.096/h, 25% cpu', { count: 20, on_demand: 0.096, busy: 25 }],
    ['cost 12 x db.r6g.xlarge instances 30% used 0.48', { count: 12, busy: 30, on_demand: 0.48 }],
    ['cost 40 cores requested 6 cores used 73 $/core/month', { reserved: 40, used: 6, on_demand: 0.1 }],
    ['cost spot 0.06, on-demand 0.192', { spot_price: 0.06, on_demand: 0.192 }],
    ['cost 3 idle volumes of 500 GB each at 0.08/GB', { idle: 3, idle_each: 5e11, gb_price: 0.08 }],
    ['cost 5 idle load balancers $18/month each', { idle: 5, idle_price: 18 }],
    ['cost egress 10 TB at 0.09 per GB', { gb_price: 0.09 }],
    ['cost $12,000/month bill', { bill: 12_000 }],
    ['cost 500 GB unattached at 0.08 per gb', { idle_size: 5e11, gb_price: 0.08 }],
    ['cost 3 idle volumes 500 GB 0.08', { idle: 3, idle_size: 5e11, gb_price: 0.08 }],
    ['cost bill 12.000,50, 12 instances', { bill: 12_000.5, count: 12 }],
    ['cost bill €12.000 a month', { bill: 12_000 }],
    ['score uptime three nines', { uptime: 99.9 }],
    ['score 5 failed deploys out of 60', { failures: 5, failures_of: 60 }],
    ['dr failover 30s, detect 1m, decide 0', { failover: 30, detect: 60, decide: 0 }],
    ['score 3 failures in 40 deploys, 2 days lead time', { failures: 3, failures_of: 40, lead_time: 172_800 }],
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
    same('dr backup every 6h', 'dr backups 4 times a day', 'dr every 6 hours a backup', 'dr backup 4x a day');
    same('dr backup every 12h', 'dr backups twice a day');
    same('score deploys every 2 weeks', 'score deploys 0.5/week', 'score 0.5 deploys/week');
    same('score deploy twice a week', 'score deploys 2 per week', 'dora 2 deploys/week');
    same('score failures 1 in 10', 'score failures 1/10', 'score 1 out of 10 deploys fails');
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
    ['score failures 3', 'failures'],
    ['score deploys 12', 'deploys'],
    ['dr rto 5', 'rto'],
    ['dr rto 0', 'rto'],
    ['dr checkout -5 GB', 'size'],
    ['dr 99999999 TB at 1 MB/s', 'size'],
  ])('are refused when they cannot be: %s', (text, field) => {
    const understood = read(text);
    expect(understood).toMatchObject({ kind: 'problem', problem: { code: 'bad-number', field } });
  });

  it.each([
    ['scale checkout each=50 each=60', 'each'],
    ['scale checkout rps=500 rps=600', 'rps'],
    ['scale checkout to 5k rps and 3k rps', 'rps'],
    ['scale checkout x3 and 10x', 'growth'],
    ['dr rto 1h and rto 2h', 'rto'],
    ['score 5 deploys per day and 10 deploys per day', 'deploys'],
  ])('are asked for when there are two of a kind: %s', (text, field) => {
    expect(read(text)).toMatchObject({ kind: 'problem', problem: { code: 'two-numbers', field } });
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
    expect(thread('cost 12 instances', '30% used', '0.096 an hour').figures).toEqual({
      count: 12,
      busy: 30,
      on_demand: 0.096,
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
