import type { Concealed } from '../consult/concealer.ts';
import type { Log } from '../log.ts';
import { newRequestId, type Request } from './request.ts';
import type { Journal } from './store.ts';

export type Asked = Omit<Request, 'id' | 'at' | 'fault' | 'shown'>;

export interface Intake {
  /** On disk when this resolves, and not before; whatever of the keys was there already is the same request again. */
  accept(asked: Asked, keys: readonly string[]): Promise<void>;
}

export interface IntakeParts {
  readonly journal: Journal;
  /** What was typed may hold a credential: it is not to reach the disk. */
  readonly conceal: (text: string) => Concealed;
  /** Something is there to be worked on. */
  readonly wake: () => void;
  readonly now: () => number;
  readonly log: Log;
}

/** Understanding reads less of it; a pasted log file need not be kept whole. */
export const longestText = 12_000;

export function createIntake({ journal, conceal, wake, now, log }: IntakeParts): Intake {
  return {
    accept: async (asked, keys) => {
      const at = now();
      const { text, kinds } = conceal(asked.text);
      const shown = kinds.length > 0 && { shown: [...kinds] };
      const request = { ...asked, id: newRequestId(at), at, text: text.slice(0, longestText), ...shown };
      const outcome = await journal.accept(request, keys);
      const { id: requestId, kind, tenant, channel, user } = request;
      log.info({ requestId, kind, tenant, channel, user, chars: asked.text.length, outcome }, 'request received');
      // Not before the acknowledgement is out: working on an answer keeps this thread busy.
      if (outcome === 'new') setImmediate(wake);
    },
  };
}
