/** The arithmetic of service levels: SRE Workbook, chapter 5. */

export interface Window {
  readonly id: string;
  readonly does: 'page' | 'ticket';
  readonly longHours: number;
  readonly shortHours: number;
  readonly budgetPercent: number;
  readonly burnRate: number;
  /** The share of failed requests that it takes, in percent. */
  readonly errorPercent: number;
  /** Above 100 % nothing can fail more: it will never fire. */
  readonly canFire: boolean;
  /** At this rate the whole budget is gone in so many hours. */
  readonly exhaustedHours: number;
}

export const budgetSeconds = (percent: number, days: number): number =>
  Math.round((1 - percent / 100) * days * 86_400 * 1000) / 1000;

/** How many requests may fail in the window at a steady rate. */
export const budgetRequests = (percent: number, days: number, rps: number): number =>
  Math.floor((1 - percent / 100) * rps * days * 86_400 + 1e-6);

export interface BurnRule {
  readonly id: string;
  readonly budget_percent: number;
  readonly long_hours: number;
  readonly short_hours: number;
  readonly does: 'page' | 'ticket';
}

/** burn rate = share of the budget × period ÷ long window. */
export function burnWindow(rule: BurnRule, percent: number, days: number): Window {
  const hours = days * 24;
  const burnRate = ((rule.budget_percent / 100) * hours) / rule.long_hours;
  const errorPercent = burnRate * (100 - percent);
  return {
    id: rule.id,
    does: rule.does,
    longHours: rule.long_hours,
    shortHours: rule.short_hours,
    budgetPercent: rule.budget_percent,
    burnRate,
    errorPercent,
    canFire: errorPercent < 100,
    exhaustedHours: hours / burnRate,
  };
}

/** Gone after so long, when this share of requests fails. */
export const exhaustedSeconds = (percent: number, days: number, failingPercent: number): number =>
  ((100 - percent) / failingPercent) * days * 86_400;

/** One failed request among those of a window, as a burn rate. */
export const burnOfOne = (percent: number, rps: number, windowHours: number): number =>
  100 / (rps * windowHours * 3600) / (100 - percent);

/** The share of the period's budget that one failed request uses, in percent. */
export const budgetOfOne = (percent: number, days: number, rps: number): number =>
  100 / (((100 - percent) / 100) * rps * days * 86_400);

/** The load from which on one failed request no longer passes the threshold of a window. */
export const quietLoad = (percent: number, window: Window): number =>
  100 / (window.burnRate * (100 - percent) * window.longHours * 3600);

/** What a deployment costs on average, in seconds of full outage: how often it fails × how long × for how many. */
export const deployCost = (failPercent: number, recoverySeconds: number, hitPercent: number): number =>
  (failPercent / 100) * recoverySeconds * (hitPercent / 100);

/** So many deployments fit the budget, if they were all that uses it. */
export const deploysAllowed = (budget: number, cost: number): number => Math.floor(budget / cost + 1e-9);
