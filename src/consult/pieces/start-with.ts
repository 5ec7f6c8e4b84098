import type { Card } from '../../persona/persona.ts';
import type { Text } from '../blueprint.ts';
import { label, type Desk } from '../desk.ts';
import { asksForOrder } from '../understand/asks/asks-for-order.ts';

/** "Where would you start?": one sentence before the answers, which keep the order in which they were asked. */
export function startWith(desk: Desk, cards: readonly Card<'practice'>[]): readonly Text[] {
  const { precedence } = desk.answer.data;
  const rankOf = ({ id }: Card<'practice'>): number => precedence.findIndex(({ practices }) => practices.includes(id));
  const [first, ...later] = cards.filter((card) => rankOf(card) >= 0).toSorted((a, b) => rankOf(a) - rankOf(b));
  const reason = first && precedence[rankOf(first)];
  if (first === undefined || reason === undefined || later.length === 0 || !asksForOrder(desk.inquiry.words)) return [];
  const items = later.map(({ name }) => name).join(', ');
  return [label(desk, 'start', { topic: first.name, reason: reason.because, items })];
}
