import type { Desk } from '../desk.ts';

/**
 * "90 % CPU" beside replicas that run is what the autoscaler sees, beside a load to plan for it is how full each
 * may be.
 */
export function settleCpu(desk: Desk): Desk {
  const { params, figures } = desk.inquiry;
  const { cpu, ...others } = figures;
  if (cpu === undefined) return desk;
  const settled = params.rps === undefined ? { metric: cpu, ...others } : cpu > 100 ? others : { use: cpu, ...others };
  return { ...desk, inquiry: { ...desk.inquiry, figures: settled } };
}
