import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';

export interface RefreshParts {
  readonly displays: Pick<Store['displays'], 'stir'>;
  readonly intake: Intake;
  readonly now: () => number;
}

/** The screen of whoever did something, and what to say there. */
export interface Pressed {
  readonly display: string;
  readonly notice?: Request['notice'];
}

/**
 * Something has changed: whatever shows it is brought up to date, each by a request of its own. They are on disk when
 * this resolves, and the same ones however often it is called for one request.
 */
export type Refresh = (
  cause: Pick<Request, 'id' | 'tenant' | 'user' | 'channel'>,
  changed: { readonly system: string } | 'homes' | undefined,
  pressed?: Pressed,
) => Promise<void>;

/** Slack tells nobody when a Home is closed. One that is opened again is made anew anyway. */
const openForMs = 24 * 60 * 60 * 1000;

export const createRefresh =
  ({ displays, intake, now }: RefreshParts): Refresh =>
  async ({ id, tenant, user, channel }, changed, pressed) => {
    const stirred = changed === undefined ? [] : await displays.stir(tenant, changed, now() - openForMs);
    // Whoever pressed is waiting for it.
    const first = pressed === undefined ? [] : [pressed.display];
    for (const display of new Set([...first, ...stirred])) {
      const notice = display === pressed?.display && pressed.notice ? { notice: pressed.notice } : {};
      await intake.accept({ kind: 'show', tenant, user, channel, opens: false, text: '', display, ...notice }, [
        `show:${id}:${display}`,
      ]);
    }
  };
