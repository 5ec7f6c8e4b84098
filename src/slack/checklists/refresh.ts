import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { ListOf, Stirred } from './displays.ts';
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
 * Something has changed: whatever shows it is brought up to date, by requests that are on disk when this resolves, and
 * that are the same ones however often it is called for one request.
 */
export type Refresh = (
  cause: Pick<Request, 'id' | 'tenant' | 'user' | 'channel'>,
  changed: ListOf | 'homes' | undefined,
  pressed?: Pressed,
) => Promise<void>;

/** Slack tells nobody when a Home is closed. One that is opened again is made anew anyway. */
export const openForMs = 24 * 60 * 60 * 1000;

const nothing: Stirred = { homes: [], messages: [] };

export const createRefresh =
  ({ displays, intake, now }: RefreshParts): Refresh =>
  async ({ id, tenant, user, channel }, changed, pressed) => {
    const { homes, messages } =
      changed === undefined ? nothing : await displays.stir(tenant, changed, now() - openForMs);
    const show = (name: string, what: Pick<Request, 'display' | 'displays' | 'notice'>): Promise<void> =>
      intake.accept({ kind: 'show', tenant, user, channel, opens: false, text: '', ...what }, [`show:${id}:${name}`]);
    const others = (ids: readonly string[]): string[] => ids.filter((one) => one !== pressed?.display);
    // Whoever pressed is waiting for it.
    if (pressed !== undefined) {
      const { display, notice } = pressed;
      await show(display, { display, ...(notice && { notice }) });
    }
    const rest = others(homes);
    if (rest.length > 0) await show('homes', { displays: rest });
    // A message has no hash: its updates go one after the other.
    for (const display of others(messages)) await show(display, { display });
  };
