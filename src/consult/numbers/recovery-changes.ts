import { duration } from '../../quantity.ts';
import type { Text } from '../blueprint.ts';
import { label, type Desk } from '../desk.ts';
import { longestInterval, speedFor } from './recovery.ts';
import type { RecoveryPlan } from './recovery-plan.ts';
import { amount } from './sums.ts';

/** The smallest changes that would meet the targets, with the numbers they need. */

const plain = (text: Text): string => text.map((span) => span.text).join('');

/** Backups closer together than this are nothing people do; logs are. */
const closest = 3600;

function dataChanges(desk: Desk, { rpo, lossByBackup }: RecoveryPlan): readonly Text[] {
  const { backup, backup_takes: takes, log } = desk.inquiry.figures;
  if (backup === undefined || lossByBackup === undefined || log !== undefined || lossByBackup <= rpo.value) return [];
  const interval = longestInterval(rpo.value, takes ?? 0);
  const more =
    interval <= 0
      ? []
      : [takes === undefined ? label(desk, 'interval-plain') : label(desk, 'interval', { total: interval })];
  return [
    ...(rpo.value < backup ? [label(desk, 'keep-interval', { total: lossByBackup })] : []),
    ...more,
    ...(interval < closest ? [label(desk, 'log-instead', { name: plain(label(desk, 'logs')) })] : []),
  ];
}

function restoreChanges(desk: Desk, plan: RecoveryPlan): readonly Text[] {
  const { rto, around, restore } = plan;
  const { size, lag } = desk.inquiry.figures;
  if (restore === undefined || restore + around <= rto.value) return [];
  const left = rto.value - around;
  if (left <= 0) return [label(desk, 'no-speed', { total: around })];
  const repeats = lag === undefined ? plain(label(desk, 'seconds')) : duration(lag);
  return [
    ...(size === undefined
      ? []
      : [
          label(desk, 'faster', {
            words: amount('speed', Math.ceil(speedFor(size, left) / 1e6) * 1e6),
            name: amount('bytes', size),
            total: left,
          }),
        ]),
    ...(plan.losses[0]?.by === 'replica' ? [] : [label(desk, 'standby', { total: left, words: repeats })]),
  ];
}

function switchChanges(desk: Desk, { rto, rpo, around }: RecoveryPlan): readonly Text[] {
  const { lag, failover } = desk.inquiry.figures;
  const left = rto.value - around;
  return [
    ...(lag !== undefined && lag > rpo.value ? [label(desk, 'lag-too-long')] : []),
    ...(failover !== undefined && failover > left
      ? [left > 0 ? label(desk, 'quicker-switch', { total: left }) : label(desk, 'no-speed', { total: around })]
      : []),
    ...(lag === undefined ? [] : [label(desk, 'both-copies', { words: duration(lag) })]),
  ];
}

/** What is said for both losses is said once. */
export function changesFor(desk: Desk, plan: RecoveryPlan): readonly Text[] {
  const all = [...switchChanges(desk, plan), ...dataChanges(desk, plan), ...restoreChanges(desk, plan)];
  const seen = new Set<string>();
  return all.filter((text) => {
    const key = JSON.stringify(text);
    return !seen.has(key) && seen.add(key);
  });
}
