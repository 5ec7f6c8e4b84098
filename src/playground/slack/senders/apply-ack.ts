import { isObject, stringOf } from '../json-object.ts';
import { SlackError } from '../api/slack-error.ts';
import { applyResponse } from '../api/take-response.ts';
import { type ResponseUrl } from '../state/response-urls.ts';
import { type World } from '../state/world.ts';
import { type Delivery } from './outgoing.ts';

/** A command may be answered in its acknowledgement; plain text is a private answer. */
export const applyAck = (
  { acknowledged, body, exchange }: Delivery,
  place: Pick<ResponseUrl, 'channel' | 'user' | 'source'>,
  world: World,
): void => {
  if (!acknowledged || body === undefined) return;
  world.exchanges.blame(exchange, () => {
    try {
      applyResponse(isObject(body) ? body : { text: stringOf(body) }, place, 'ack', world);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      world.journal.reject('ack', error.code, error.messages);
    }
  });
};
