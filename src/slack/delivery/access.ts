import type { SlackRefusal, SlackUnavailable } from './trouble.ts';

/** What it takes to speak in a workspace. */
export interface Grant {
  readonly token: string;
  /** Which one of an organisation's, where the token is for all of them. */
  readonly team?: string;
}

export interface Access {
  /** As it is at the moment. Throws NotInstalled where nobody has taken us in. */
  grant(): Promise<Grant>;
  /** Slack has refused that one: another one to try with. Throws when there is none. */
  another(refused: Grant, trouble: SlackUnavailable | SlackRefusal): Promise<Grant>;
  /** Slack has taken it. */
  taken(): void;
}

/** The app is in no workspace of that id, or not any more: nothing can be said there, now or later. */
export class NotInstalled extends Error {
  constructor() {
    super('the app is not installed there');
    this.name = 'NotInstalled';
  }
}

/** One token for good. Told by every call whether Slack still takes it. */
export const fixedAccess = (token: string, onAccess: (granted: boolean) => void = () => {}): Access => ({
  grant: () => Promise.resolve({ token }),
  another: (_refused, trouble) => {
    onAccess(false);
    return Promise.reject(trouble);
  },
  taken: () => onAccess(true),
});
