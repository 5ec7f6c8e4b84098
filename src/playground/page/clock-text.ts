export const clockText = (at: number): string =>
  new Date(at).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The time of a message, from its timestamp. */
export const tsMs = (ts: string): number => Number(ts.split('.')[0]) * 1000;
