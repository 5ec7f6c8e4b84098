import { duration, grouped, small } from '../../quantity.ts';
import type { Fact, Text } from '../blueprint.ts';
import { fact, label, type Desk } from '../desk.ts';
import * as budget from './error-budget.ts';
import { figureFacts, sum, valueOf } from './sums.ts';

/** The rows of an objective, and the warnings in them. */

interface Objective {
  readonly percent: number;
  readonly days: number;
  readonly windows: readonly budget.Window[];
}

const telling = (desk: Desk, scope: Parameters<Desk['voice']['knowing']>[0]): Desk => ({
  ...desk,
  voice: desk.voice.knowing(scope),
});

/** Seconds of full outage that a deployment costs on average; nothing while one of its numbers is unknown. */
function costOfDeploy(desk: Desk): number | undefined {
  const { failures, failures_of: of, recovery } = desk.inquiry.figures;
  if (failures === undefined || of === undefined || recovery === undefined) return undefined;
  return budget.deployCost((failures / of) * 100, recovery, valueOf(desk, 'hit') ?? 100);
}

export function sloFacts(desk: Desk, { percent, days }: Objective): readonly Fact[] {
  const { rps } = desk.inquiry.params;
  const seconds = budget.budgetSeconds(percent, days);
  const outage = telling(desk, { number: 100 / (100 - percent) });
  return [
    sum(desk, 'budget', duration(seconds)),
    sum(outage, 'outage', duration(budget.exhaustedSeconds(percent, days, 100))),
    ...(rps === undefined ? [] : requestFacts(desk, { percent, days, rps })),
    ...spentFacts(desk, seconds),
    ...slaFacts(desk, days),
    ...deployFacts(desk, seconds, days),
  ];
}

function requestFacts(
  desk: Desk,
  { percent, days, rps }: { readonly percent: number; readonly days: number; readonly rps: number },
): readonly Fact[] {
  const told = telling(desk, { total: rps * days * 86_400 });
  return [
    fact(desk, 'rps', `${grouped(rps, 4)} requests/s`, 'given'),
    sum(desk, 'may-fail', grouped(budget.budgetRequests(percent, days, rps), 0)),
    sum(told, 'of-one', `${small(budget.budgetOfOne(percent, days, rps))} %`),
  ];
}

function slaFacts(desk: Desk, days: number): readonly Fact[] {
  const { sla } = desk.inquiry.figures;
  if (sla === undefined) return [];
  const told = telling(desk, { percent: sla });
  return [...figureFacts(desk, 'sla'), sum(told, 'sla-budget', duration(budget.budgetSeconds(sla, days)))];
}

/** What an outage took of the budget, and what it left. */
function spentFacts(desk: Desk, seconds: number): readonly Fact[] {
  const { down } = desk.inquiry.figures;
  if (down === undefined) return [];
  const left = seconds - down;
  return [
    ...figureFacts(desk, 'down'),
    sum(desk, 'spent', `${grouped((down / seconds) * 100)} %`),
    left >= 0 ? sum(desk, 'remains', duration(left)) : sum(desk, 'exceeded', duration(-left)),
  ];
}

function deployFacts(desk: Desk, seconds: number, days: number): readonly Fact[] {
  const cost = costOfDeploy(desk);
  const given = figureFacts(desk, 'failures', 'recovery');
  if (cost === undefined) return given;
  const allowed = budget.deploysAllowed(seconds, cost);
  const told = telling(desk, { hit: valueOf(desk, 'hit'), total: cost, number: (allowed * 7) / days });
  return [
    ...given,
    ...figureFacts(desk, 'hit'),
    sum(told, 'deploy-cost', duration(cost)),
    ...(cost === 0 ? [] : [sum(told, 'deploys', grouped(allowed, 0))]),
  ];
}

export function sloCautions(desk: Desk, { percent, days, windows }: Objective): readonly Text[] {
  const { sla } = desk.inquiry.figures;
  const standard = desk.persona.identity.data.defaults.slo_percent;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const cost = costOfDeploy(desk);
  const deploys =
    cost === undefined || cost === 0 ? Infinity : budget.deploysAllowed(budget.budgetSeconds(percent, days), cost);
  return [
    ...windows
      .filter((window) => !window.canFire)
      .map((window) =>
        label(desk, 'never-fires', { burn_rate: round(window.burnRate), error_percent: round(window.errorPercent) }),
      ),
    ...onePages(desk, percent, windows),
    ...(sla !== undefined && sla > percent
      ? [label(desk, 'promise-too-strict', { percent: sla, total: budget.budgetSeconds(sla, days) })]
      : []),
    // less than one a week is no way to work
    ...(deploys < days / 7 ? [label(desk, 'few-deploys', { count: deploys })] : []),
    ...(percent < standard ? [label(desk, 'below-standard', { percent: standard })] : []),
  ];
}

/** Of the windows that page, the one that a single failure trips at the highest load. */
function onePages(desk: Desk, percent: number, windows: readonly budget.Window[]): readonly Text[] {
  const { rps } = desk.inquiry.params;
  if (rps === undefined) return [];
  const tripped = windows
    .filter(({ does, canFire }) => does === 'page' && canFire)
    .filter((window) => rps < budget.quietLoad(percent, window))
    .toSorted((a, b) => budget.quietLoad(percent, b) - budget.quietLoad(percent, a))[0];
  if (tripped === undefined) return [];
  const enough = budget.quietLoad(percent, tripped);
  return [
    label(desk, 'one-pages', {
      hours: tripped.longHours * 3600,
      total: rps * tripped.longHours * 3600,
      number: budget.burnOfOne(percent, rps, tripped.longHours),
      burn_rate: tripped.burnRate,
      share: enough,
      count: enough * 3600,
    }),
  ];
}
