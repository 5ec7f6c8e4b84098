import type { BurnRule, Recipe } from '../recipe.ts';

/** A burn-rate alert in numbers. */
export interface BurnWindow extends BurnRule {
  /** At 1 the budget lasts exactly the period. */
  readonly burnRate: number;
  /** The error ratio, of 1, above which it fires. */
  readonly threshold: number;
  readonly long: string;
  readonly short: string;
}

const round = (value: number): number => Number(value.toPrecision(6));

/** 4320 → 3d, 90 → 90m: the largest unit that says it exactly. */
function range(minutes: number): string {
  if (minutes % 1_440 === 0) return `${minutes / 1_440}d`;
  if (minutes % 60 === 0) return `${minutes / 60}h`;
  return `${minutes}m`;
}

export function burnWindows(recipe: Recipe): readonly BurnWindow[] {
  return recipe.burn.map((rule) => {
    const burnRate = round(((rule.budgetPercent / 100) * recipe.windowDays * 1_440) / rule.longMinutes);
    return {
      ...rule,
      burnRate,
      threshold: round(burnRate * (1 - recipe.sloPercent / 100)),
      long: range(rule.longMinutes),
      short: range(rule.shortMinutes),
    };
  });
}

/** An error ratio cannot exceed 1: what would need more can never fire. */
export const canFire = (window: BurnWindow): boolean => window.threshold < 1;
