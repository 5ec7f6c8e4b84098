/** How much is done to it: `--mode short` is for every change, the rest for whoever has minutes. */
const isShort = process.env['CHAOS'] === 'short';

export const extent = {
  requests: isShort ? 60 : 300,
  kills: isShort ? 6 : 30,
  incidents: isShort ? 1 : 3,
  incidentStrikes: isShort ? 0.25 : 1,
  databaseGoneMs: isShort ? 1_500 : 30_000,
} as const;

/** Give it again to see the same choices; the moments depend on the machine all the same. */
export const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
