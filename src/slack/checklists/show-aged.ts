import type { Log } from '../../log.ts';
import type { Intake } from '../intake.ts';
import type { Store } from '../store.ts';
import { openForMs } from './refresh.ts';

export interface ShowAgedParts {
  readonly store: Pick<Store, 'displays'>;
  readonly intake: Intake;
  readonly now: () => number;
  readonly log: Log;
}

const everyMs = 5_000;

/**
 * Proof grows old while nobody does anything: what shows it is brought up to date all the same. When that is due stands
 * in the store, so that it outlives a restart, and of several processes that look, one request comes.
 */
export function createShowAged({ store: { displays }, intake, now, log }: ShowAgedParts) {
  let timer: NodeJS.Timeout | undefined;
  let fails = false;

  const look = async (): Promise<void> => {
    for (const { tenant, id, until } of await displays.aged(now(), now() - openForMs)) {
      const request = { kind: 'show', tenant, user: '', channel: '', opens: false, text: '', display: id } as const;
      await intake.accept(request, [`aged:${id}:${until}`]);
    }
  };

  const tryToLook = (): void => {
    look().then(
      () => {
        fails = false;
      },
      (error: unknown) => {
        // Said once: a store may be away for long.
        if (!fails) log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'aged proofs not looked for');
        fails = true;
      },
    );
  };

  return {
    start: (): void => {
      tryToLook();
      timer = setInterval(tryToLook, everyMs);
    },
    stop: (): void => clearInterval(timer),
  };
}
