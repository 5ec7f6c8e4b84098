/** The same disorder every time: what is learnt must not depend on chance. */
export function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const mixed = [...items];
  let state = seed * 2654435761 + 1;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    const other = (state >>> 0) % (at + 1);
    const held = mixed[at];
    const moved = mixed[other];
    if (held === undefined || moved === undefined) continue;
    mixed[at] = moved;
    mixed[other] = held;
  }
  return mixed;
}
