import * as capacity from './capacity.ts';
import type { Desk } from '../desk.ts';
import { valueOf } from './sums.ts';

/** All that follows from a load and from what one replica carries. Unknown stays unknown. */
export interface LoadPlan {
  readonly peak?: number;
  /** One where nobody named any and the platform spreads by itself. */
  readonly zones: number;
  readonly spreads: boolean;
  readonly use: number;
  /** For the peak, and with a zone gone. */
  readonly pods?: number;
  readonly safe?: number;
  /** The replicas that the database sees: those of the plan, or those somebody named. */
  readonly count?: number;
  /** What the autoscaler makes of the replicas that run, by the metric that it sees. */
  readonly byMetric?: number;
  readonly surged?: number;
  readonly connections?: number;
  readonly surgedConnections?: number;
  readonly poolMax?: number;
  /** The same, so that a rollout fits as well. */
  readonly poolSurged?: number;
  readonly servers?: number;
  readonly periods?: number;
  readonly warmSeconds?: number;
}

type Draft = { -readonly [Key in keyof LoadPlan]: LoadPlan[Key] };

/** How Kubernetes scales and replaces is assumed only where it does. */
const kubernetes: ReadonlySet<string> = new Set(['kubernetes-deployment', 'argo-rollouts']);

export const onKubernetes = ({ system }: Desk): boolean => kubernetes.has(system.runs.value.id);

const beside = (desk: Desk, id: 'surge' | 'sync'): number | undefined =>
  onKubernetes(desk) ? valueOf(desk, id) : desk.inquiry.figures[id];

export function planLoad(desk: Desk): LoadPlan {
  const { rps, replicas, growth, p99_ms: p99 } = desk.inquiry.params;
  const { defaults } = desk.persona.identity.data;
  const named = valueOf(desk, 'zones');
  const { data } = desk.system.runs.value;
  const spreads = named === undefined && data.spreads === true;
  const zones = spreads ? 1 : (named ?? data.zones ?? defaults.zones);
  const use = valueOf(desk, 'use') ?? defaults.utilisation_percent;
  const [each, pool, db, dbTime, start] = ['each', 'pool', 'db', 'db_time', 'start'].map((id) => valueOf(desk, id));
  const plan: Draft = { zones, spreads, use };
  if (rps !== undefined) plan.peak = rps * (growth ?? 1);
  // where each call has a copy of its own, what one carries says nothing
  if (plan.peak !== undefined && each !== undefined && data.per_call === undefined) {
    plan.pods = capacity.replicasFor(plan.peak, each, use / 100);
    plan.safe = capacity.withZoneLost(plan.pods, zones);
  }
  const wanted = replicas === undefined ? undefined : Math.ceil(replicas * (growth ?? 1) - 1e-9);
  const { metric, aim = defaults.cpu_target_percent } = desk.inquiry.figures;
  if (plan.peak === undefined && growth === undefined && replicas !== undefined && metric !== undefined)
    plan.byMetric = capacity.isTolerated(metric, aim) ? replicas : capacity.autoscaled(replicas, metric, aim);
  if (plan.safe !== undefined || wanted !== undefined) plan.count = plan.safe ?? plan.byMetric ?? wanted ?? 0;
  // each call at once has a copy, and each copy its pool
  if (data.per_call && plan.peak !== undefined && p99 !== undefined)
    plan.count = capacity.inFlight(plan.peak, p99 / 1000);
  if (plan.count !== undefined && pool !== undefined) {
    const surge = beside(desk, 'surge');
    plan.connections = plan.count * pool;
    if (db !== undefined) plan.poolMax = capacity.largestPool(db, plan.count);
    if (surge !== undefined) {
      plan.surged = capacity.surged(plan.count, surge);
      plan.surgedConnections = plan.surged * pool;
      if (db !== undefined) plan.poolSurged = capacity.largestPool(db, plan.surged);
    }
  }
  if (plan.peak !== undefined && dbTime !== undefined)
    plan.servers = capacity.serverConnections(plan.peak, dbTime, use / 100);
  if (plan.pods !== undefined && plan.safe !== undefined && start !== undefined) {
    plan.periods = capacity.scalingPeriods(plan.pods, plan.safe);
    plan.warmSeconds = plan.periods * (beside(desk, 'sync') ?? 0) + start;
  }
  return plan;
}
