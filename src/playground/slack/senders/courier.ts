import { isObject, stringOf } from '../json-object.ts';
import { type Activity } from '../state/activity.ts';
import { type World } from '../state/world.ts';
import { type Answered, type Delivery, type Outgoing, type SendOptions } from './outgoing.ts';
import { sendOverHttp } from './send-over-http.ts';
import { type SocketMode } from './socket-mode.ts';

const ACK_WITHIN_MS = 3000;

/** Brings things to the bot: over a socket while one is connected, else to its request URL. */
export interface Courier {
  deliver(outgoing: Outgoing, options?: SendOptions): Promise<Delivery>;
  /** Delivers in passing: nobody waits, and nobody minds when the bot is gone. */
  passOn(outgoing: Outgoing): void;
  /** Keeps what there is to deliver until `resume`, and resolves when all that is under way has arrived. */
  hold(): Promise<void>;
  resume(): void;
  requestUrl: string | undefined;
}

/** What a delivery is called by those who look at it. */
const kindOf = ({ kind, payload }: Outgoing): string => {
  if (kind === 'command') return stringOf(payload['command']);
  if (kind === 'interactive') return stringOf(payload['type']);
  const event = isObject(payload['event']) ? payload['event'] : {};
  const [type, subtype] = [stringOf(event['type']), stringOf(event['subtype'])];
  return subtype === '' ? type : `${type}.${subtype}`;
};

export const createCourier = (
  world: World,
  activity: Activity,
  sockets: SocketMode,
  ackWithinMs = ACK_WITHIN_MS,
): Courier => {
  const { journal, exchanges } = world;
  const underWay = new Set<Promise<unknown>>();
  let road = Promise.withResolvers<void>();
  road.resolve();
  const judge = ({ outgoing, status, ackMs }: Answered): void => {
    const where = `ack of ${outgoing.kind}`;
    if (status !== 200) journal.reject(where, 'not_acknowledged', [`status ${status}`]);
    else if (ackMs > ackWithinMs) journal.reject(where, 'late_ack', [`after ${Math.round(ackMs)} ms`]);
  };
  const send = async (outgoing: Outgoing, options: SendOptions): Promise<Answered> => {
    if (sockets.connections() > 0 && options.forgery === undefined) return sockets.send(outgoing, options);
    if (courier.requestUrl === undefined) throw new Error('The bot is not connected: call connect(url)');
    return sendOverHttp(courier.requestUrl, world.app.signingSecret, outgoing, options);
  };
  const exchangeWith = async (outgoing: Outgoing, options: SendOptions, judged: boolean): Promise<Delivery> => {
    const done = activity.begin();
    try {
      await road.promise;
      const exchange = exchanges.begin('slack', kindOf(outgoing), outgoing.payload);
      const sending = send(outgoing, options);
      underWay.add(sending);
      const answered = await sending.finally(() => underWay.delete(sending));
      exchanges.end(exchange, answered.status, answered.body);
      if (judged) exchanges.blame(exchange, () => judge(answered));
      return { ...answered, exchange, acknowledged: answered.status === 200 && answered.ackMs <= ackWithinMs };
    } finally {
      done();
    }
  };
  const courier: Courier = {
    requestUrl: undefined,
    deliver: (outgoing, options = {}) => exchangeWith(outgoing, options, options.forgery === undefined),
    passOn: (outgoing) => {
      if (sockets.connections() === 0 && courier.requestUrl === undefined) return;
      exchangeWith(outgoing, {}, false).catch(() => {});
    },
    hold: async () => {
      road = Promise.withResolvers();
      await Promise.allSettled(underWay);
    },
    resume: () => road.resolve(),
  };
  return courier;
};
