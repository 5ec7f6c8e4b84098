import { SlackRefusal, SlackUnavailable, troubleOf } from './trouble.ts';

const timeoutMs = 30_000;

/** Brings the bytes of a file to the place that Slack named for them. The address is the permission: no token goes along. */
export async function uploadBytes(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw troubleOf(error);
  });
  await response.body?.cancel();
  if (response.ok) return;
  const code = `upload_${response.status}`;
  if (response.status !== 429 && response.status < 500) throw new SlackRefusal(code);
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  // The next attempt asks for another place: what became of this one is of no consequence.
  throw new SlackUnavailable(code, { mayBeDone: false, retryAfterMs: seconds > 0 ? seconds * 1000 : undefined });
}
