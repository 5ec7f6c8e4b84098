import type { Card, Scope } from '../../persona/persona.ts';

/** Success metrics from figures. A metric is computed when all its figures are there. */

type Figures = Readonly<Record<string, number>>;

export interface Result {
  readonly value: number;
  /** The wording of its formula, and the numbers in it. */
  readonly working: string;
  readonly scope: Scope;
}

type Formula = (figures: Figures) => Result | undefined;

const share =
  (id: string): Formula =>
  (figures) => {
    const [number, total] = [figures[id], figures[`${id}_of`]];
    if (number === undefined || total === undefined) return undefined;
    return { value: (number / total) * 100, working: 'share', scope: { number, total } };
  };

const time =
  (id: string, unit: 'minutes' | 'hours' | 'days'): Formula =>
  (figures) => {
    const seconds = figures[id];
    if (seconds === undefined) return undefined;
    return {
      value: seconds / { minutes: 60, hours: 3600, days: 86_400 }[unit],
      working: unit,
      scope: { time: seconds },
    };
  };

const given =
  (id: string): Formula =>
  (figures) => {
    const value = figures[id];
    return value === undefined ? undefined : { value, working: 'given', scope: {} };
  };

/** By the id of the persona's metric, each in the unit that its file names. */
const formulas: Readonly<Record<string, { readonly needs: readonly string[]; readonly of: Formula }>> = {
  'deployment-frequency': {
    needs: ['deploys'],
    of: ({ deploys: number }) =>
      number === undefined ? undefined : { value: number, working: 'deploys', scope: { number, count: number * 7 } },
  },
  'change-lead-time': { needs: ['lead_time'], of: time('lead_time', 'hours') },
  'change-fail-rate': { needs: ['failures'], of: share('failures') },
  'failed-deployment-recovery-time': { needs: ['recovery'], of: time('recovery', 'minutes') },
  'deployment-rework-rate': { needs: ['rework'], of: share('rework') },
  'deployment-success-rate': {
    needs: ['failures'],
    of: (figures) => {
      const failed = share('failures')(figures);
      return failed && { value: 100 - failed.value, working: 'success', scope: failed.scope };
    },
  },
  'automation-coverage': { needs: ['automated'], of: share('automated') },
  availability: { needs: ['uptime'], of: given('uptime') },
  'mean-time-to-recovery': { needs: ['mttr'], of: time('mttr', 'minutes') },
  'incident-rate': {
    needs: ['incidents'],
    of: ({ incidents: number }) =>
      number === undefined ? undefined : { value: number * 30, working: 'month', scope: { number } },
  },
  'cost-per-unit': {
    needs: ['bill', 'units'],
    of: ({ bill, units }) =>
      bill === undefined || units === undefined ? undefined : { value: bill / units, working: 'unit', scope: {} },
  },
  'resource-utilisation': { needs: ['utilisation'], of: share('utilisation') },
  'infrastructure-cost-change': {
    needs: ['bill', 'last_bill'],
    of: ({ bill, last_bill: before }) =>
      bill === undefined || before === undefined
        ? undefined
        : { value: ((bill - before) / before) * 100, working: 'change', scope: {} },
  },
  'compliance-score': { needs: ['compliance'], of: share('compliance') },
  'vulnerability-remediation-time': { needs: ['remediation'], of: time('remediation', 'days') },
  'security-incidents': { needs: ['security'], of: given('security') },
};

/** DORA's five, in the order in which they are asked for. */
export const doraFive: readonly string[] = Object.keys(formulas).slice(0, 5);

export const needsOfMetric = (id: string): readonly string[] => formulas[id]?.needs ?? [];

export const resultOf = (id: string, figures: Figures): Result | undefined => formulas[id]?.of(figures);

export type Level = Card<'metric'>['data']['levels'][number];

type Limit = NonNullable<Level['at_least']>;

/** A limit that is a name is what was agreed for this system. */
export const limitOf = (limit: Limit | undefined, agreed: Scope): number | undefined => {
  const value = typeof limit === 'string' ? agreed[limit] : limit;
  return typeof value === 'number' ? value : undefined;
};

/** What rounding adds must not cost a level. */
const slack = 1e-9;

/** The best level that the value reaches. */
export const levelOf = (levels: readonly Level[], value: number, agreed: Scope): Level | undefined =>
  levels.find(
    ({ at_least: least, at_most: most }) =>
      value >= (limitOf(least, agreed) ?? -Infinity) - slack && value <= (limitOf(most, agreed) ?? Infinity) + slack,
  );
