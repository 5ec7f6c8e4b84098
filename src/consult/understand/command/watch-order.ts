/** `watch on`: whether the bot may listen in a channel and offer itself, and to whom. */
export type WatchOrder = 'on' | 'off' | 'status' | 'not-me' | 'me';

const whole = /^\s*watch(?:\s+(?<what>(?:not\s+)?\p{L}+))?\s*[.!?]*\s*$/iu;

const orders: readonly (readonly [WatchOrder, RegExp])[] = [
  ['on', /^(?:on|start|enable)$/iu],
  ['off', /^(?:off|stop|disable)$/iu],
  ['not-me', /^not\s+me$/iu],
  ['me', /^me$/iu],
];

/** Only a whole text is an order: in `blueprint watch` the word is a name, and in a story it is a word. */
export function watchOrder(text: string): WatchOrder | undefined {
  const found = whole.exec(text);
  if (found === null) return undefined;
  const what = found.groups?.['what'] ?? '';
  return orders.find(([, says]) => says.test(what))?.[0] ?? 'status';
}
