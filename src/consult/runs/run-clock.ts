import type { RunState } from './run-state.ts';

export interface RunClock {
  /** From the beginning until users were served again, or until now. */
  readonly seconds: number;
  /** Users are served: every step that they wait for is done or skipped. */
  readonly served: boolean;
  /** When the time that the system allows is over, in milliseconds. */
  readonly until?: number;
  readonly late: boolean;
}

const second = 1000;

/** How long it has taken, against what the system allows. What makes it last is not counted. */
export function runClock({ run, steps, begun, closed }: RunState, now: number): RunClock {
  const counted = steps.filter(({ step }) => step.afterwards !== true);
  const served = counted.every(({ state }) => state === 'done' || state === 'skipped');
  const last = Math.max(begun.at, ...counted.flatMap(({ at }) => at ?? []));
  const end = served ? last : (closed?.at ?? now);
  const seconds = Math.max(0, Math.round((end - begun.at) / second));
  const { targetSeconds } = run;
  return {
    seconds,
    served,
    ...(targetSeconds !== undefined && { until: begun.at + targetSeconds * second }),
    late: targetSeconds !== undefined && seconds > targetSeconds,
  };
}
