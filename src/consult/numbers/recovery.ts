/** How much is lost and how long it is down. All in seconds and bytes. */

/**
 * The worst moment is just before the next backup is complete: the last one holds what was there when it began.
 * So the loss is never less than the time between two.
 */
export const lossByBackup = (interval: number, takes: number): number => interval + takes;

/** The longest interval at which a backup keeps the target; 0 or less when none does. */
export const longestInterval = (rpo: number, takes: number): number => rpo - takes;

export const restoreSeconds = (bytes: number, bytesPerSecond: number): number => bytes / bytesPerSecond;

/** What a restore must read each second to be done in time. */
export const speedFor = (bytes: number, seconds: number): number => bytes / seconds;

interface Parts {
  readonly detect: number;
  readonly decide: number;
  /** The restore, or the switch to a replica. */
  readonly act: number;
  readonly verify: number;
}

/** They come one after the other. */
export const downFor = ({ detect, decide, act, verify }: Parts): number => detect + decide + act + verify;
