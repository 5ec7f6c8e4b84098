export interface Line {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** The length of the longest common subsequence of each pair of endings. */
const common = (before: readonly string[], after: readonly string[]): number[][] => {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return table;
};

/** What two texts have in common, what is gone and what is new, line by line. */
export const changedLines = (before: readonly string[], after: readonly string[]): Line[] => {
  const table = common(before, after);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [gone, fresh] = [before[i], after[j]];
    if (gone !== undefined && gone === fresh) {
      lines.push({ kind: 'same', text: gone });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (fresh === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: 'gone', text: gone });
      i += 1;
    } else if (fresh !== undefined) {
      lines.push({ kind: 'new', text: fresh });
      j += 1;
    }
  }
  return lines;
};
