import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot, Traffic } from '../wire.ts';
import { isObject } from '../slack/json-object.ts';
import { placeQuery, type Place } from './place.ts';

interface Live {
  readonly snapshot: Snapshot | undefined;
  /** Oldest first. */
  readonly traffic: readonly Traffic[];
  readonly isConnected: boolean;
}

const MOST_TRAFFIC = 300;

// Both come from this page's own server and are made from the same types: it is enough to see that it is one.
const isSnapshot = (value: unknown): value is Snapshot => isObject(value) && isObject(value['open']);
const isTraffic = (value: unknown): value is Traffic => isObject(value) && typeof value['id'] === 'number';

const readEvent = (event: Event): unknown => {
  const data: unknown = event instanceof MessageEvent ? event.data : undefined;
  const read: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
  return read;
};

/** What the server tells of a place, as long as one looks there. */
export const useLive = (place: Place): Live => {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [traffic, setTraffic] = useState<readonly Traffic[]>([]);
  const [isConnected, setConnected] = useState(true);
  const heard = useRef(new Map<number, Traffic>());
  const query = placeQuery({ as: place.as, in: place.in, thread: place.thread });
  useEffect(() => {
    const source = new EventSource(`/playground/live?${query}`);
    let drawing = 0;
    const drawTraffic = (): void => {
      const all = [...heard.current.values()].toSorted((a, b) => a.id - b.id).slice(-MOST_TRAFFIC);
      heard.current = new Map(all.map((one) => [one.id, one]));
      setTraffic(all);
    };
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('snapshot', (event) => {
      const given = readEvent(event);
      if (isSnapshot(given)) setSnapshot(given);
    });
    source.addEventListener('traffic', (event) => {
      const given = readEvent(event);
      if (!isTraffic(given)) return;
      heard.current.set(given.id, given);
      cancelAnimationFrame(drawing);
      drawing = requestAnimationFrame(drawTraffic);
    });
    return () => {
      cancelAnimationFrame(drawing);
      source.close();
    };
  }, [query]);
  return { snapshot, traffic, isConnected };
};
