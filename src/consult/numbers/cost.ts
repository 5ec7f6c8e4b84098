/** What could be saved. Hours are priced in the asker's currency; a month has 730 of them. */

import { monthHours } from './capacity.ts';

const ceil = (value: number): number => Math.ceil(value - 1e-9);

/** What the peak needs at this use; with several zones, so that one may go. */
export const neededFor = (used: number, use: number, zones = 1): number =>
  ceil((used / use) * (zones < 2 ? 1 : zones / (zones - 1)));

/** The price of a committed hour, with what was paid in advance spread over the term. */
export const effectiveHour = (hourly: number, upfront: number, termHours: number): number =>
  hourly + upfront / termHours;

/** The share of a month from which on a commitment pays: it is paid for whether used or not. */
export const breakEven = (committed: number, onDemand: number): number => committed / onDemand;

/** What is interrupted is done again: 5 % lost makes 1/0.95 hours of every useful one. */
export const usefulHour = (price: number, lost: number): number => price / (1 - lost);

/** The share of work that may be lost before spot costs more than what it replaces. */
export const spotLimit = (spot: number, onDemand: number): number => 1 - spot / onDemand;

export const blended = (share: number, spot: number, onDemand: number): number => share * spot + (1 - share) * onDemand;

export const monthOf = (hourly: number, count = 1, hours = monthHours): number => hourly * count * hours;
