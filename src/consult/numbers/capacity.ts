/** How many replicas a load needs, and what they need. Each result is one formula, so that an answer can show its working. */

/** What rounding errors add must not cost a replica. */
const ceil = (value: number): number => Math.ceil(value - 1e-9);

/** Requests being served at the same moment: Little's law, L = λ × W. */
export const inFlight = (rps: number, seconds: number): number => ceil(rps * seconds);

/** The limit of calls at once to have, so that the peak takes no more of it than it may. */
export const callsAtOnce = (rps: number, seconds: number, utilisation: number): number =>
  ceil((rps * seconds) / utilisation);

/** ceil(peak ÷ (what one carries × how full it may be)). */
export const replicasFor = (peakRps: number, perReplicaRps: number, utilisation: number): number =>
  Math.max(1, ceil(peakRps / (perReplicaRps * utilisation)));

/** So many that the rest still carry the peak when a zone is gone: whole zones, equally filled. */
export const withZoneLost = (replicas: number, zones: number): number =>
  zones < 2 ? replicas : Math.ceil(replicas / (zones - 1)) * zones;

/** What the Kubernetes autoscaler asks for: ceil(current × metric ÷ target). */
export const autoscaled = (current: number, metric: number, target: number): number =>
  ceil((current * metric) / target);

/** It leaves alone what is less than this far from the target. */
const autoscalerTolerance = 0.1;

export const isTolerated = (metric: number, target: number): boolean =>
  Math.abs(metric - target) <= autoscalerTolerance * target + 1e-9;

/** Left to its defaults it may double in each period, or add four. */
export function scalingPeriods(from: number, to: number): number {
  let periods = 0;
  for (let now = Math.max(1, from); now < to; now = Math.max(now * 2, now + 4)) periods += 1;
  return periods;
}

/** While a version is replaced, this many more may run: 25 %, rounded up, unless the Deployment says otherwise. */
export const surged = (replicas: number, surgePercent: number): number =>
  replicas + ceil((replicas * surgePercent) / 100);

/** The largest pool that leaves the database inside its limit; 0 when even one connection each is too many. */
export const largestPool = (limit: number, replicas: number): number => Math.floor(limit / replicas);

/** Connections that work at the same moment, and room so that none waits: Little's law again. */
export const serverConnections = (peakRps: number, databaseSeconds: number, utilisation: number): number =>
  Math.max(1, ceil((peakRps * databaseSeconds) / utilisation));

/** A month of the bill: 8,760 hours a year, by twelve. */
export const monthHours = 730;

export const monthly = (replicas: number, hourly: number): number => replicas * hourly * monthHours;

/** The growth of one month that makes this growth in so many days. */
export const monthlyGrowth = (growth: number, days: number): number => growth ** (365 / 12 / days);
