import { basename } from 'node:path/posix';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkOurs, lookBackMs, takeBack, type PostOnceParts } from './post-once.ts';
import type { Place } from './slack-api.ts';
import { SlackRefusal, SlackUnavailable } from './trouble.ts';

export interface Upload {
  /** Its place in a repository; the names of files in Slack are flat, their titles need not be. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Shared {
  /** What Slack would not take as files. */
  readonly left: readonly Upload[];
  /** Why. */
  readonly code?: string;
}

export type ShareOnce = (place: Place, uploads: readonly Upload[]) => Promise<Shared>;

/** Slack documents no limit; fifteen at once are an internal_error (slackapi/python-slack-sdk#1653), ten are what people can share. */
const mostAtOnce = 10;
const refusedKey = 'files-refused';
/** Slack shares files after it has answered. */
const appearsWithinMs = [500, 1000, 2000, 4000];

/**
 * The files of a request appear in its thread once, though they carry no metadata to be found by. A file gets its id
 * from Slack before its bytes, and appears when its id is completed, which Slack does once for an id
 * (docs.slack.dev/reference/methods/files.completeUploadExternal). So:
 *
 * 1. Bytes go up and the id is written down. A crash here leaves an upload that nobody sees and Slack discards.
 * 2. That the ids are being completed is written down, then they are. New ids are never asked for after that.
 * 3. Whoever finds it written down but not its end looks for these ids in the thread, and if they are not there,
 *    completes the very same ones: either that is the first completion to arrive, or Slack refuses it, because there
 *    was one, and the files appear on their own. Files are in the thread once whichever it was.
 *
 * What is refused and does not appear is left to be told as text; that too is written down, so that it stays text.
 */
export function createShareOnce(parts: PostOnceParts): ShareOnce {
  const { api, sent, request } = parts;
  const since = request.at - lookBackMs;

  const idOf = async ({ channel }: Place, { path, bytes }: Upload): Promise<string> => {
    const key = `upload:${path}`;
    const before = await sent.find(request, key);
    if (before?.ts !== undefined) return before.ts;
    const { id, url } = await api.reserveFile(basename(path), bytes.length);
    await api.uploadFile(url, bytes);
    // Whoever has the request now has ids of its own, which must not be replaced.
    await checkOurs(parts);
    await sent.done(request, key, { channel, ts: id });
    return id;
  };

  /** Where we may not look, nothing is seen: the ids alone keep files from being there twice. */
  const isThere = async (place: Place, ids: readonly string[]): Promise<boolean> => {
    try {
      return await api.hasFiles(place, ids, since);
    } catch (error) {
      if (error instanceof SlackRefusal) return false;
      throw error;
    }
  };

  const appear = async (place: Place, ids: readonly string[]): Promise<boolean> => {
    for (const waitMs of appearsWithinMs) {
      if (await isThere(place, ids)) return true;
      await sleep(waitMs);
    }
    return isThere(place, ids);
  };

  /** The ids were never completed, and Slack has let go of the bytes. */
  const startOver = async (batch: readonly Upload[]): Promise<never> => {
    for (const { path } of batch) await sent.undo(request, `upload:${path}`);
    throw new SlackUnavailable('upload_expired', { mayBeDone: false });
  };

  const complete = async (place: Place, batch: readonly Upload[], key: string): Promise<void> => {
    const files: { id: string; title: string }[] = [];
    for (const upload of batch) files.push({ id: await idOf(place, upload), title: upload.path });
    const ids = files.map(({ id }) => id);
    const inDoubt = (await sent.find(request, key)) !== undefined;
    if (inDoubt && (await isThere(place, ids))) return;
    await sent.begin(request, key);
    await checkOurs(parts);
    try {
      await api.shareFiles(place, files);
    } catch (error) {
      if (inDoubt && error instanceof SlackRefusal && (await appear(place, ids))) return;
      if (inDoubt || (error instanceof SlackUnavailable && error.mayBeDone)) throw error;
      await takeBack(parts, key);
      if (error instanceof SlackRefusal && error.code === 'file_not_found') await startOver(batch);
      throw error;
    }
  };

  return async (place, uploads) => {
    const refusedAt = (await sent.find(request, refusedKey))?.ts;
    const stop = refusedAt === undefined ? uploads.length : Number(refusedAt);
    for (let from = 0; from < stop; from += mostAtOnce) {
      const key = `files-${from}`;
      if ((await sent.find(request, key))?.ts !== undefined) continue;
      try {
        await complete(place, uploads.slice(from, from + mostAtOnce), key);
        await sent.done(request, key, { channel: place.channel, ts: '' });
      } catch (error) {
        if (!(error instanceof SlackRefusal)) throw error;
        await sent.done(request, refusedKey, { channel: place.channel, ts: String(from) });
        return { left: uploads.slice(from), code: error.code };
      }
    }
    return { left: uploads.slice(stop) };
  };
}
