import { duration } from '../../quantity.ts';
import type { Fact, Text } from '../blueprint.ts';
import { fact, label, listed, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { changesFor } from '../numbers/recovery-changes.ts';
import { isKnown, misses, planRecovery, type Loss, type RecoveryPlan } from '../numbers/recovery-plan.ts';
import { bullets, facts, prose, table } from '../pieces/sections.ts';
import { amount, figureFacts, sum, unknowns, valueOf } from '../numbers/sums.ts';
import { words } from '../words.ts';

function verdict(desk: Desk, loss: Loss, plan: RecoveryPlan): Text {
  const { data, more = false, down } = loss;
  const { rto, rpo } = plan;
  const met = more ? 'rpo-met-if' : 'rpo-met';
  if (isKnown(loss) && !misses(loss, plan)) return label(desk, 'both-met');
  const part = (id: 'rpo' | 'rto', value: number | undefined, target: number, otherwise: string): readonly Text[] =>
    value === undefined
      ? []
      : [label(desk, value > target ? `${id}-over` : otherwise, { total: Math.abs(value - target) })];
  const parts = [...part('rpo', data, rpo.value, met), ...part('rto', down, rto.value, 'rto-met')];
  return parts.length === 0
    ? label(desk, 'unknown')
    : parts.flatMap((text, at) => (at === 0 ? text : [...words(', '), ...text]));
}

function numbers(desk: Desk, plan: RecoveryPlan): readonly Fact[] {
  const { backup, backup_takes: takes, log, lag, size, speed, restore, failover } = desk.inquiry.figures;
  const [byReplica, byBackup] = plan.losses;
  const read = {
    ...desk,
    voice: desk.voice.knowing({
      number: plan.restore,
      name: amount('bytes', size ?? 0),
      words: amount('speed', speed ?? 0),
    }),
  };
  return [
    ...figureFacts(desk, 'backup', 'backup_takes', 'log', 'lag', 'size', 'speed', 'restore', 'failover'),
    ...(plan.restore === undefined && failover === undefined ? [] : figureFacts(desk, 'detect', 'decide', 'verify')),
    ...(backup === undefined
      ? []
      : [
          sum(
            desk,
            'loss-backup',
            duration(plan.lossByBackup ?? 0),
            takes === undefined ? 'loss-backup-least' : 'loss-backup',
          ),
        ]),
    ...(log === undefined ? [] : [sum(desk, 'loss-log', duration(log))]),
    ...(lag === undefined ? [] : [sum(desk, 'loss-replica', duration(lag))]),
    ...(restore !== undefined || plan.restore === undefined
      ? []
      : [sum(read, 'restore-time', duration(plan.restore), 'restore-size')]),
    ...(byBackup?.down === undefined ? [] : [sum(read, 'back-restore', duration(byBackup.down))]),
    ...(byReplica?.by !== 'replica' || byReplica.down === undefined
      ? []
      : [sum(desk, 'back-failover', duration(byReplica.down))]),
  ];
}

function leadOf(plan: RecoveryPlan): string {
  const { losses } = plan;
  if (losses.every(({ data, down }) => data === undefined && down === undefined)) return 'nothing';
  if (losses.some((loss) => misses(loss, plan))) return 'missed';
  return losses.every(isKnown) ? 'met' : 'partly';
}

/** What still has to be asked, the most telling first. */
function missing(desk: Desk, plan: RecoveryPlan): readonly string[] {
  const { backup, log, lag, failover } = desk.inquiry.figures;
  return [
    ...(log === undefined ? ['backup'] : []),
    ...(plan.restore === undefined ? ['size', 'speed'] : []),
    ...(backup === undefined ? [] : ['backup_takes']),
    ...(lag === undefined && failover === undefined ? ['lag'] : ['lag', 'failover']),
    'rto',
    'rpo',
  ];
}

/** Data lost and time down, for the loss of a part and for the loss of data: two things with two remedies. */
export const dr: Handler = (asking) => {
  const plan = planRecovery(asking);
  const figures = Object.fromEntries(
    asking.answer.data.figures.flatMap(({ id }) => {
      const value = valueOf(asking, id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
  const desk = {
    ...asking,
    voice: asking.voice.knowing({ ...figures, rto: plan.rto.value, rpo: plan.rpo.value }),
  };
  const { voice } = desk;
  const time = (seconds: number | undefined): Text =>
    seconds === undefined ? label(desk, 'unknown') : words(duration(seconds));
  const changes = changesFor(desk, plan);
  const rows = numbers(desk, plan);
  const { gaps, followUps } = unknowns(desk, missing(desk, plan));
  return {
    title: title(desk),
    subject: [
      ...subject(desk).slice(0, 1),
      fact(desk, 'rto', duration(plan.rto.value), plan.rto.origin),
      fact(desk, 'rpo', duration(plan.rpo.value), plan.rpo.origin),
    ],
    lead: paragraphs(said(desk, leadOf(plan))),
    unknowns: gaps,
    followUps,
    sections: [
      table(
        desk,
        'scenarios',
        plan.losses.map((loss) => [
          label(desk, loss.id),
          loss.more === true ? label(desk, 'or-more', { total: loss.data }) : time(loss.data),
          time(loss.down),
          verdict(desk, loss, plan),
        ]),
        { place: 'first' },
      ),
      ...(rows.length === 0 ? [] : [facts(desk, 'numbers', rows, { place: 'first' })]),
      ...(changes.length === 0 ? [] : [bullets(desk, 'change', [{ items: changes }], { place: 'first' })]),
      prose(desk, 'proof', said(desk, 'proof').blocks, { from: voice.source(desk.answer, 'proof') }),
      bullets(desk, 'keep', [{ items: listed(said(desk, 'keep')) }], { from: voice.source(desk.answer, 'keep') }),
    ],
  };
};
