import type { Snapshot } from '../wire.ts';

const kept = new Map<string, string>();

/** What was typed somewhere and not sent: it is there again when one comes back. */
export const drafts = {
  of: ({ me, open }: Snapshot, thread: string | undefined): { text: string; keep: (text: string) => void } => {
    const key = [me, open.id, thread].join(' ');
    return { text: kept.get(key) ?? '', keep: (text) => void kept.set(key, text) };
  },
};
