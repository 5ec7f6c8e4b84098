import { SlackRefusal, SlackUnavailable, troubleOf } from './trouble.ts';

export interface FetchSharedParts {
  readonly url: string;
  readonly token: string;
  /** Where another Slack than the public one is. */
  readonly apiUrl: string | undefined;
  readonly mostBytes: number;
}

const timeoutMs = 10_000;

/** Our token goes along: to Slack, and to nobody else. */
function isSlack(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && /(?:^|\.)slack\.com$/u.test(hostname);
}

/** The bytes of a file that somebody shared. Throws SlackUnavailable or SlackRefusal. */
export async function fetchShared({ url, token, apiUrl, mostBytes }: FetchSharedParts): Promise<Buffer> {
  if (!isSlack(url, apiUrl)) throw new SlackRefusal('file_elsewhere');
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    // Whom Slack does not let read it is sent to a page to log in, and that page is no file.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw troubleOf(error);
  });
  if (!response.ok) await response.body?.cancel();
  if (response.status === 429 || response.status >= 500) {
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    const retryAfterMs = seconds > 0 ? seconds * 1000 : undefined;
    throw new SlackUnavailable(`file_${response.status}`, { mayBeDone: false, retryAfterMs });
  }
  if (!response.ok || response.body === null) throw new SlackRefusal(`file_${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body) {
      length += part.length;
      if (length > mostBytes) throw new SlackRefusal('file_too_long');
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof SlackRefusal ? error : troubleOf(error);
  }
  return Buffer.concat(parts);
}
