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
  requestUrl: string | undefined;
}

export const createCourier = (
  world: World,
  activity: Activity,
  sockets: SocketMode,
  ackWithinMs = ACK_WITHIN_MS,
): Courier => {
  const judge = ({ outgoing, status, ackMs }: Answered): void => {
    const where = `ack of ${outgoing.kind}`;
    if (status !== 200) world.journal.reject(where, 'not_acknowledged', [`status ${status}`]);
    else if (ackMs > ackWithinMs) world.journal.reject(where, 'late_ack', [`after ${Math.round(ackMs)} ms`]);
  };
  const send = async (outgoing: Outgoing, options: SendOptions): Promise<Answered> => {
    if (sockets.connections() > 0 && options.forgery === undefined) return sockets.send(outgoing, options);
    if (courier.requestUrl === undefined) throw new Error('The bot is not connected: call connect(url)');
    return sendOverHttp(courier.requestUrl, world.app.signingSecret, outgoing, options);
  };
  const courier: Courier = {
    requestUrl: undefined,
    deliver: async (outgoing, options = {}) => {
      const done = activity.begin();
      try {
        const answered = await send(outgoing, options);
        if (options.forgery === undefined) judge(answered);
        return { ...answered, acknowledged: answered.status === 200 && answered.ackMs <= ackWithinMs };
      } finally {
        done();
      }
    },
    passOn: (outgoing) => {
      if (sockets.connections() === 0 && courier.requestUrl === undefined) return;
      const done = activity.begin();
      void send(outgoing, {}).finally(done);
    },
  };
  return courier;
};
