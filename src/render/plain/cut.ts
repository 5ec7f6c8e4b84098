/** At most `max` UTF-16 units, never half a character, and the cut is seen. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

export const more = (count: number, what: string): string => `…and ${count} more ${what}${count === 1 ? '' : 's'}`;
