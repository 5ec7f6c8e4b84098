import type { Desk } from '../desk.ts';

/** A price without a name belongs to what is counted: to a core where cores are, to an instance where they are not. */
export function settlePrices(desk: Desk): Desk {
  const { price, on_demand: hour, ...others } = desk.inquiry.figures;
  const counted = others['reserved'] !== undefined || others['used'] !== undefined;
  const has = (...ids: readonly string[]): boolean => ids.some((id) => others[id] !== undefined);
  const rented = has('count', 'committed', 'spot', 'spot_price');
  const ofInstance = price !== undefined && hour === undefined && !counted;
  const ofSpot = price !== undefined && hour !== undefined && !counted && has('spot') && !has('spot_price');
  const ofCore = hour !== undefined && price === undefined && counted && !rented;
  const settled = {
    ...(ofInstance || ofSpot || ofCore ? others : desk.inquiry.figures),
    ...(ofInstance && { on_demand: price }),
    ...(ofSpot && { spot_price: price, on_demand: hour }),
    ...(ofCore && { price: hour }),
  };
  return { ...desk, inquiry: { ...desk.inquiry, figures: settled } };
}
