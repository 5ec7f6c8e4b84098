/** How many replicas a load needs. Each result is one formula, so that an answer can show its working. */

/** Requests being served at the same moment: Little's law, L = λ × W. */
export const inFlight = (rps: number, seconds: number): number => Math.ceil(rps * seconds);

/** ceil(peak ÷ (what one carries × how full it may be)). */
export const replicasFor = (peakRps: number, perReplicaRps: number, utilisation: number): number =>
  Math.max(1, Math.ceil(peakRps / (perReplicaRps * utilisation)));

/** So many that the rest still carry the peak when a zone is gone: whole zones, equally filled. */
export const withZoneLost = (replicas: number, zones: number): number =>
  zones < 2 ? replicas : Math.ceil(replicas / (zones - 1)) * zones;

/** What the Kubernetes autoscaler asks for: ceil(current × metric ÷ target). */
export const autoscaled = (current: number, metric: number, target: number): number =>
  Math.ceil((current * metric) / target);
