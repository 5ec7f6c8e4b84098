import { type ServerResponse } from 'node:http';
import { type Exchange } from './slack/state/exchanges.ts';
import { type Channel } from './slack/state/workspace.ts';
import { snapshotOf, type Look } from './snapshot.ts';
import { readKey, type Stage } from './stage.ts';
import { type Traffic } from './wire.ts';

/** Pages that are open, and what they are told. */
export interface Live {
  /** Tells this page of everything until it goes away. */
  attend(look: Look, response: ServerResponse): void;
  /** Something may have changed. */
  changed(): void;
  /** The conversations that somebody looks at. */
  watched(): readonly Channel[];
  close(): void;
}

interface Viewer {
  readonly look: Look;
  readonly response: ServerResponse;
  /** What it was told last. */
  told: string;
}

const TOGETHER_MS = 30;
const ALIVE_MS = 20_000;
const MOST_PAST_TRAFFIC = 100;

const shownTraffic = ({ id, at, from, kind, payload, answer, status, ms, problems }: Exchange): Traffic => ({
  ...{ id, at, from, kind, payload, answer, status, ms },
  problems: problems.map(({ code, rejected, messages }) => ({ code, rejected, messages })),
});

export const createLive = (stage: Stage): Live => {
  const { exchanges, messages } = stage.slack.world;
  const viewers = new Set<Viewer>();
  const dirty = new Set<Exchange>();
  let timer: NodeJS.Timeout | undefined;

  const send = ({ response }: Viewer, event: string, text: string): void =>
    void response.write(`event: ${event}\ndata: ${text}\n\n`);
  const sendTraffic = (viewer: Viewer, exchange: Exchange): void =>
    send(viewer, 'traffic', JSON.stringify(shownTraffic(exchange)));
  /** What somebody looks at is read. */
  const read = ({ look: { person, channel } }: Viewer): void => {
    const last = messages.all.findLast((one) => one.channel === channel);
    stage.read.set(readKey(person.id, channel.id), last?.ts ?? '');
  };
  const show = (viewer: Viewer): void => {
    const text = JSON.stringify(snapshotOf(stage, viewer.look));
    if (text === viewer.told) return;
    Object.assign(viewer, { told: text });
    send(viewer, 'snapshot', text);
  };
  const flush = (): void => {
    timer = undefined;
    const exchanged = [...dirty];
    dirty.clear();
    viewers.forEach(read);
    for (const viewer of viewers) {
      for (const one of exchanged) sendTraffic(viewer, one);
      show(viewer);
    }
  };
  const changed = (): void => {
    timer ??= setTimeout(flush, TOGETHER_MS);
  };
  const stops = [
    exchanges.onChange((exchange) => {
      dirty.add(exchange);
      changed();
    }),
    messages.onChange(changed),
  ];
  const heartbeat = setInterval(() => viewers.forEach(({ response }) => response.write(': alive\n\n')), ALIVE_MS);
  heartbeat.unref();
  return {
    changed,
    watched: () => [...new Set([...viewers].map(({ look }) => look.channel))],
    attend: (look, response) => {
      const viewer: Viewer = { look, response, told: '' };
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      viewers.add(viewer);
      response.on('close', () => viewers.delete(viewer));
      read(viewer);
      show(viewer);
      // Unread marks elsewhere.
      changed();
      for (const exchange of exchanges.recent.slice(-MOST_PAST_TRAFFIC)) sendTraffic(viewer, exchange);
    },
    close: () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      clearInterval(heartbeat);
      for (const { response } of viewers) response.end();
    },
  };
};
