import type { Desk } from '../desk.ts';
import { downFor, lossByBackup, restoreSeconds } from './recovery.ts';
import { valueOf } from './sums.ts';
import type { Known } from '../system.ts';

/** One way to lose something: what it costs in data and in time, as far as that is known. */
export interface Loss {
  readonly id: 'lost-part' | 'lost-data';
  /** How it is put right. */
  readonly by: 'replica' | 'backup';
  readonly data?: number;
  /** The time a backup takes is unknown, and comes on top. */
  readonly more?: boolean;
  readonly down?: number;
}

export interface RecoveryPlan {
  readonly rto: Known<number>;
  readonly rpo: Known<number>;
  /** What comes before and after the restore or the switch. */
  readonly around: number;
  readonly restore?: number;
  readonly lossByBackup?: number;
  readonly losses: readonly Loss[];
}

export function planRecovery(desk: Desk): RecoveryPlan {
  const { figures } = desk.inquiry;
  const { backup, backup_takes: takes, log, lag, size, speed, failover } = figures;
  const parts = {
    detect: valueOf(desk, 'detect') ?? 0,
    decide: valueOf(desk, 'decide') ?? 0,
    verify: valueOf(desk, 'verify') ?? 0,
  };
  const target = (id: 'rto' | 'rpo', otherwise: Known<number>): Known<number> => {
    const given = figures[id];
    return given === undefined ? otherwise : { value: given, origin: 'given' };
  };
  const restore =
    figures['restore'] ?? (size === undefined || speed === undefined ? undefined : restoreSeconds(size, speed));
  const byBackup = backup === undefined ? undefined : lossByBackup(backup, takes ?? 0);
  const data = log ?? byBackup;
  const down = (act: number | undefined): { readonly down?: number } =>
    act === undefined ? {} : { down: downFor({ ...parts, act }) };
  const more = log === undefined && backup !== undefined && takes === undefined;
  const fromBackup = { by: 'backup' as const, more, ...(data !== undefined && { data }), ...down(restore) };
  // without a replica the loss of a machine is repaired from the backup as well
  const replica = lag !== undefined || failover !== undefined;
  return {
    rto: target('rto', { ...desk.system.rtoMinutes, value: desk.system.rtoMinutes.value * 60 }),
    rpo: target('rpo', { ...desk.system.rpoMinutes, value: desk.system.rpoMinutes.value * 60 }),
    around: downFor({ ...parts, act: 0 }),
    ...(restore !== undefined && { restore }),
    ...(byBackup !== undefined && { lossByBackup: byBackup }),
    losses: [
      replica
        ? { id: 'lost-part', by: 'replica', ...(lag !== undefined && { data: lag }), ...down(failover) }
        : { id: 'lost-part', ...fromBackup },
      { id: 'lost-data', ...fromBackup },
    ],
  };
}

export const isKnown = ({ data, more = false, down }: Loss): boolean =>
  data !== undefined && !more && down !== undefined;

export const misses = ({ data = 0, down = 0 }: Loss, { rto, rpo }: RecoveryPlan): boolean =>
  data > rpo.value || down > rto.value;
