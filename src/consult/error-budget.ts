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

/** The percentage a contract promises, where the words name one: "slo 99.9 with an SLA of 99.95". */
export function promisedIn(words: string): number | undefined {
  const found = /\bsla\b[^\d.!?]{0,20}(\d{1,3}(?:\.\d+)?)/iu.exec(words)?.[1];
  const percent = Number(found);
  return found !== undefined && percent > 0 && percent < 100 ? percent : undefined;
}

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
