import * as capacity from './capacity.ts';
import type { Desk } from '../desk.ts';
import { valueOf } from './sums.ts';

/** All that follows from a load and from what one replica carries. Unknown stays unknown. */
export interface LoadPlan {
  readonly peak?: number;
  readonly zones: number;
  readonly use: number;
  /** For the peak, and with a zone gone. */
  readonly pods?: number;
  readonly safe?: number;
  /** The replicas that the database sees: those of the plan, or those somebody named. */
  readonly count?: number;
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
  const { rps, replicas, growth } = desk.inquiry.params;
  const { defaults } = desk.persona.identity.data;
  const zones = valueOf(desk, 'zones') ?? desk.system.runs.value.data.zones ?? defaults.zones;
  const use = valueOf(desk, 'use') ?? defaults.utilisation_percent;
  const [each, pool, db, dbTime, start] = ['each', 'pool', 'db', 'db_time', 'start'].map((id) => valueOf(desk, id));
  const plan: Draft = { zones, use };
  if (rps !== undefined) plan.peak = rps * (growth ?? 1);
  if (plan.peak !== undefined && each !== undefined) {
    plan.pods = capacity.replicasFor(plan.peak, each, use / 100);
    plan.safe = capacity.withZoneLost(plan.pods, zones);
  }
  const named = replicas === undefined ? undefined : Math.ceil(replicas * (growth ?? 1) - 1e-9);
  if (plan.safe !== undefined || named !== undefined) plan.count = plan.safe ?? named ?? 0;
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
