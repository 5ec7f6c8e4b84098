import type { Act } from '../act.ts';
import type { Done } from '../wire.ts';
import { isObject, stringOf } from '../slack/json-object.ts';

const strings = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([key, one]) => [key, stringOf(one)]));

const readDone = (value: unknown): Done => {
  if (!isObject(value)) return { ok: false, reason: 'The playground gave no answer that can be read.' };
  if (value['ok'] === true) {
    return typeof value['ts'] === 'string' ? { ok: true, ts: value['ts'] } : { ok: true };
  }
  const reason = stringOf(value['reason']) || 'That did not work.';
  return value['errors'] === undefined
    ? { ok: false, reason }
    : { ok: false, reason, errors: strings(value['errors']) };
};

/** Does something as a person does it in Slack. Never throws: what went wrong is the reason. */
export const act = async (what: Act): Promise<Done> => {
  try {
    const response = await fetch('/playground/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    });
    return readDone(await response.json());
  } catch {
    return { ok: false, reason: 'The playground does not answer. Is it still running?' };
  }
};
