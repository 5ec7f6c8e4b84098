const scales: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** 420, 1,200, 20k, 99.95 %. */
export function readNumber(text: string): number | undefined {
  const [, digits, scale = ''] = /^(\d[\d, ]*(?:\.\d+)?)\s*([km%])?$/iu.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replaceAll(/[, ]/gu, ''));
  return scale === '%' ? value : value * (scales[scale.toLowerCase()] ?? 1);
}

const minutesIn: readonly (readonly [RegExp, number])[] = [
  [/^m(?:in(?:ute)?s?)?$/iu, 1],
  [/^h(?:(?:ou)?rs?)?$/iu, 60],
  [/^d(?:ays?)?$/iu, 24 * 60],
];

/** 15, 15 min, 1h 30m, 2 days: whole minutes. */
export function readMinutes(text: string): number | undefined {
  const clean = text.trim();
  if (/^\d+$/u.test(clean)) return Number(clean);
  if (!/^(?:\d+(?:\.\d+)?\s*\p{L}+\s*)+$/u.test(clean)) return undefined;
  let total = 0;
  for (const [, amount = '', unit = ''] of clean.matchAll(/(\d+(?:\.\d+)?)\s*(\p{L}+)/gu)) {
    const minutes = minutesIn.find(([says]) => says.test(unit))?.[1];
    if (minutes === undefined) return undefined;
    total += Number(amount) * minutes;
  }
  return Number.isInteger(total) ? total : undefined;
}
