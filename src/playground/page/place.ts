import { useEffect, useState } from 'preact/hooks';

/** Where one looks, and as whom. Kept in the address, so that a reload and the back button lead there again. */
export interface Place {
  readonly as?: string | undefined;
  readonly in?: string | undefined;
  readonly thread?: string | undefined;
  readonly tab?: string | undefined;
}

const KEYS = ['as', 'in', 'thread', 'tab'] as const;

const readPlace = (hash: string): Place => {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.fromEntries(KEYS.map((key) => [key, given.get(key) ?? undefined]));
};

/** The address of a place: also what the live stream is asked for. */
export const placeQuery = (place: Place): string =>
  new URLSearchParams(
    KEYS.flatMap((key) => {
      const value = place[key];
      return value === undefined ? [] : [[key, value]];
    }),
  ).toString();

export const usePlace = (): [Place, (to: Place) => void] => {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(readPlace(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [
    place,
    (to) => {
      location.hash = placeQuery(to);
    },
  ];
};
