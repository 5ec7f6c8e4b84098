import type { Inquiry } from '../../consult/inquiry.ts';

/** What is on a screen: somebody's Home, or an answer with a list to tick. The system is '' where none was named. */
export type Shows =
  | {
      readonly kind: 'home';
      readonly team?: string;
      readonly person: string;
      /** The direct conversation with that person. */
      readonly channel: string;
      readonly system: string;
      readonly list: string;
    }
  | {
      readonly kind: 'message';
      readonly team?: string;
      readonly channel: string;
      readonly ts: string;
      readonly system: string;
      readonly list: string;
      /** What it answers. */
      readonly inquiry: Inquiry;
    }
  /** A plan that is worked through, or an incident. It is of no list. */
  | {
      readonly kind: 'run' | 'incident';
      readonly team?: string;
      readonly channel: string;
      readonly ts: string;
      /** Its id. */
      readonly run: string;
      readonly system: '';
      readonly list: '';
    };

/** Its name in the store: there is one Home a person, and a message once. */
export const displayId = (
  shows: { readonly person: string } | { readonly run: string } | { readonly channel: string; readonly ts: string },
): string => {
  if ('person' in shows) return `home:${shows.person}`;
  return 'run' in shows ? `run:${shows.run}` : `message:${shows.channel}:${shows.ts}`;
};
