import { duration, grouped } from '../../quantity.ts';
import type { Scope } from '../../persona/persona.ts';
import type { Fact, Text } from '../blueprint.ts';
import * as capacity from './capacity.ts';
import { fact, label, paragraphs, said, type Desk } from '../desk.ts';
import { dueDay } from './due.ts';
import { onKubernetes, type LoadPlan } from './load-plan.ts';
import { figureFacts, money, sum, valueOf } from './sums.ts';

/** The rows of a plan for a load, and the warnings in them. */

const without = (scope: Record<string, number | undefined>): Scope =>
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined && Number.isFinite(value)));

/** The names that formulas use. */
export function scaleScope(desk: Desk, plan: LoadPlan): Scope {
  const { figures, params } = desk.inquiry;
  return {
    ...figures,
    spreads: plan.spreads,
    ...without({
      aim: figures['aim'] ?? desk.persona.identity.data.defaults.cpu_target_percent,
      sync: onKubernetes(desk) ? valueOf(desk, 'sync') : desk.inquiry.figures['sync'],
      surge: valueOf(desk, 'surge'),
      growth: params.growth,
      peak_rps: plan.peak,
      zones: plan.zones,
      utilisation_percent: plan.use,
      pods: plan.pods,
      needed: plan.byMetric,
      pods_safe: plan.safe,
      pods_zone: plan.safe === undefined ? undefined : plan.safe / plan.zones,
      pods_surged: plan.surged,
      count: plan.count,
      connections: plan.connections,
      connections_surge: plan.surgedConnections,
      pool_max: plan.poolMax === 0 ? undefined : plan.poolMax,
      pool_surged: plan.poolSurged === 0 ? undefined : plan.poolSurged,
      servers: plan.servers,
      periods: plan.periods,
      warm_seconds: plan.warmSeconds,
      number: plan.pods === undefined ? undefined : Math.max(plan.pods * 2, plan.safe ?? 0),
    }),
  };
}

const whenKnown = (value: number | undefined, rows: (value: number) => readonly Fact[]): readonly Fact[] =>
  value === undefined ? [] : rows(value);

function loadFacts(desk: Desk, { peak }: LoadPlan): readonly Fact[] {
  const { rps, p99_ms: p99, replicas, growth } = desk.inquiry.params;
  const rate = (value: number): string => `${grouped(value)} requests/s`;
  return [
    ...whenKnown(rps, (value) => [fact(desk, 'rps', rate(value), 'given')]),
    ...whenKnown(growth, (value) => [fact(desk, 'growth', `× ${grouped(value)}`, 'given')]),
    ...whenKnown(growth === undefined ? undefined : peak, (value) => [sum(desk, 'peak', rate(value))]),
    ...dueFacts(desk),
    ...whenKnown(p99, (value) => [fact(desk, 'p99', `${grouped(value)} ms`, 'given')]),
    ...whenKnown(p99 === undefined ? undefined : peak, (value) => [
      sum(desk, 'in-flight', grouped(capacity.inFlight(value, (p99 ?? 0) / 1000))),
    ]),
    ...whenKnown(replicas, (value) => [fact(desk, 'replicas', String(value), 'given')]),
    ...whenKnown(replicas === undefined ? undefined : growth, (value) => [
      sum(desk, 'replicas-grown', String(Math.ceil((replicas ?? 0) * value - 1e-9))),
    ]),
  ];
}

function dueFacts(desk: Desk): readonly Fact[] {
  const { by, within } = desk.inquiry.figures;
  const due = by === undefined ? undefined : dueDay(by, desk.now);
  const days = due?.days ?? (within === undefined ? undefined : within / 86_400);
  if (days === undefined) return [];
  const told = { ...desk, voice: desk.voice.knowing({ number: days }) };
  const { growth } = desk.inquiry.params;
  const date = due?.day.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return [
    date === undefined
      ? fact(desk, 'within', duration(days * 86_400), 'given')
      : fact(told, 'by', date, 'given', label(told, 'by-working')),
    // below a month a monthly rate says nothing
    ...(growth === undefined || days < 60 || growth <= 1
      ? []
      : [sum(told, 'growth-month', `× ${grouped(capacity.monthlyGrowth(growth, days))}`)]),
  ];
}

/** Where calls at once are what runs out: so many that the peak uses no more than it may. */
function callsToHave({ inquiry, system }: Desk, { peak, use }: LoadPlan): number | undefined {
  const { p99_ms: p99 } = inquiry.params;
  return peak === undefined || p99 === undefined || system.runs.value.data.per_call === undefined
    ? undefined
    : capacity.callsAtOnce(peak, p99 / 1000, use / 100);
}

function replicaFacts(desk: Desk, plan: LoadPlan): readonly Fact[] {
  const { figures, params } = desk.inquiry;
  const origin = (id: string): Fact['origin'] => (figures[id] === undefined ? 'assumed' : 'given');
  const carried =
    params.replicas === undefined || figures['each'] === undefined ? undefined : params.replicas * figures['each'];
  return [
    ...figureFacts(desk, 'each', 'each_p99'),
    fact(desk, 'use', `${grouped(plan.use)} %`, origin('use')),
    plan.spreads
      ? fact(desk, 'zones', label(desk, 'zones-spread'), 'sourced')
      : fact(desk, 'zones', String(plan.zones), origin('zones')),
    ...whenKnown(callsToHave(desk, plan), (value) => [sum(desk, 'calls', grouped(value))]),
    ...whenKnown(carried, (value) => [sum(desk, 'carries', `${grouped((value * plan.use) / 100)} requests/s`)]),
    ...whenKnown(plan.pods, (value) => [sum(desk, 'pods', grouped(value))]),
    ...whenKnown(plan.zones < 2 ? undefined : plan.safe, (value) => [sum(desk, 'pods-safe', grouped(value))]),
    ...hpaFacts(desk),
  ];
}

function hpaFacts(desk: Desk): readonly Fact[] {
  const { replicas } = desk.inquiry.params;
  const { metric, aim = desk.persona.identity.data.defaults.cpu_target_percent } = desk.inquiry.figures;
  if (replicas === undefined || metric === undefined) return [];
  return [
    ...figureFacts(desk, 'metric', 'aim'),
    capacity.isTolerated(metric, aim)
      ? sum(desk, 'hpa-stays', String(replicas))
      : sum(desk, 'hpa', grouped(capacity.autoscaled(replicas, metric, aim))),
  ];
}

function behindFacts(desk: Desk, plan: LoadPlan): readonly Fact[] {
  const price = valueOf(desk, 'price');
  const cost = (id: string, count: number | undefined): readonly Fact[] =>
    price === undefined || count === undefined || desk.system.runs.value.data.per_call
      ? []
      : [sum(desk, id, money(capacity.monthly(count, price)))];
  return [
    ...figureFacts(desk, 'pool', 'db', 'db_time'),
    ...whenKnown(plan.connections, (value) => [sum(desk, 'connections', grouped(value))]),
    ...whenKnown(plan.poolMax, (value) => [sum(desk, 'pool-max', grouped(value))]),
    ...whenKnown(plan.surgedConnections, (value) => [
      ...figureFacts(desk, 'surge'),
      sum(desk, 'connections-surge', grouped(value)),
    ]),
    ...whenKnown(plan.poolSurged, (value) => [sum(desk, 'pool-surged', grouped(value))]),
    ...whenKnown(plan.servers, (value) => [sum(desk, 'servers', grouped(value))]),
    ...(plan.warmSeconds === undefined || !onKubernetes(desk) ? [] : figureFacts(desk, 'sync')),
    ...(plan.warmSeconds === undefined ? [] : figureFacts(desk, 'start')),
    ...whenKnown(plan.safe === plan.pods ? undefined : plan.warmSeconds, (value) => [
      sum(desk, 'warm', duration(value), onKubernetes(desk) ? 'warm' : 'warm-elsewhere'),
    ]),
    ...figureFacts(desk, 'price'),
    ...(plan.pods === undefined ? cost('cost-now', plan.count) : cost('cost', plan.pods)),
    ...(plan.safe === plan.pods ? [] : cost('cost-safe', plan.safe)),
  ];
}

export const scaleFacts = (desk: Desk, plan: LoadPlan): readonly Fact[] => [
  ...loadFacts(desk, plan),
  ...replicaFacts(desk, plan),
  ...behindFacts(desk, plan),
];

export function scaleCautions(desk: Desk, plan: LoadPlan): readonly Text[] {
  const { each, each_p99: measured, db = Infinity } = desk.inquiry.figures;
  const p99 = desk.inquiry.params.p99_ms;
  const planned = plan.peak === undefined || plan.pods === undefined ? undefined : plan.peak / plan.pods;
  const slower = measured !== undefined && p99 !== undefined && measured * 1000 > p99;
  const close = measured !== undefined && p99 !== undefined && !slower && each !== undefined && planned !== undefined;
  return [
    ...((plan.connections ?? 0) > db ? paragraphs(said(desk, 'database-first')) : []),
    ...((plan.connections ?? db) <= db && (plan.surgedConnections ?? 0) > db ? [label(desk, 'database-rollout')] : []),
    ...(slower ? [label(desk, 'measured-slower')] : []),
    ...(close ? [label(desk, 'measured-close', { number: planned })] : []),
    ...(plan.zones < 2 && !plan.spreads && plan.pods !== undefined ? [label(desk, 'no-spare-zone')] : []),
    ...((plan.warmSeconds ?? 0) >= 30 ? [label(desk, 'too-late')] : []),
  ];
}
