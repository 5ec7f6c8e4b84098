import type { Inquiry } from '../../consult/inquiry.ts';

/** What is on a screen: somebody's Home, or an answer with a list to tick. The system is '' where none was named. */
export type Shows =
  | {
      readonly kind: 'home';
      readonly person: string;
      /** The direct conversation with that person. */
      readonly channel: string;
      readonly system: string;
      readonly list: string;
    }
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly ts: string;
      readonly system: string;
      readonly list: string;
      /** What it answers. */
      readonly inquiry: Inquiry;
    };

/** Its name in the store: there is one Home a person, and a message once. */
export const displayId = (
  shows: { readonly person: string } | { readonly channel: string; readonly ts: string },
): string => ('person' in shows ? `home:${shows.person}` : `message:${shows.channel}:${shows.ts}`);
