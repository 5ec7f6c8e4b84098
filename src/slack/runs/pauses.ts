import type { Pause } from '../../consult/runs/pauses-of.ts';

/** What is switched off, and where to say so. */
export interface SavedPause extends Pause {
  readonly run: string;
  readonly team?: string;
  readonly system?: string;
  readonly channel: string;
  readonly thread: string;
}

/** The ledger of what people switched off while they worked a plan through. */
export interface Pauses {
  /** All that a plan has switched off, as it stands now; what is missing was never off after all. */
  keep(tenant: string, run: string, pauses: readonly SavedPause[]): Promise<void>;
  of(tenant: string, run: string): Promise<readonly SavedPause[]>;
  /** Whatever is still off, the oldest first. */
  open(tenant: string): Promise<readonly SavedPause[]>;
}
