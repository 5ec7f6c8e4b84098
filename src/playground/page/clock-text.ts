// To make one takes longer than all that it will ever write.
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const clockText = (at: number): string => clock.format(at);

/** The time of a message, from its timestamp. */
export const tsMs = (ts: string): number => Number(ts.split('.')[0]) * 1000;
