import type { Desk } from '../desk.ts';

/** How much of what a plan depends on is known: given counts whole, assumed half, unknown nothing. */
export interface Readiness {
  readonly percent: number;
  readonly known: number;
  readonly assumed: number;
  readonly total: number;
}

export function readiness({ inquiry, system }: Desk): Readiness {
  const origins = [
    system.name === undefined ? 'unknown' : 'given',
    system.environment.origin,
    system.place.origin,
    system.ci.origin,
    system.objective.origin,
    system.rtoMinutes.origin,
    inquiry.params.strategy === undefined ? 'computed' : 'given',
    inquiry.params.rps === undefined ? 'unknown' : 'given',
    inquiry.params.version === undefined ? 'unknown' : 'given',
  ];
  const known = origins.filter((origin) => origin === 'given' || origin === 'computed').length;
  const assumed = origins.filter((origin) => origin === 'assumed').length;
  const total = origins.length;
  return { percent: Math.round(((known + assumed / 2) / total) * 100), known, assumed, total };
}
