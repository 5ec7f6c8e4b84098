import { createHmac, timingSafeEqual } from 'node:crypto';

const mostSkewSeconds = 5 * 60;

export interface SignedParts {
  readonly body: Buffer;
  /** Seconds since 1970, as it was sent. */
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly secret: string;
  readonly now: number;
}

/** Whether it comes from somebody who has the secret, and now: `sha256=` and HMAC-SHA256 of `timestamp.body`. */
export function isSigned({ body, timestamp = '', signature = '', secret, now }: SignedParts): boolean {
  if (!/^\d{1,12}$/u.test(timestamp)) return false;
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  const given = Buffer.from(/^sha256=([0-9a-f]{64})$/iu.exec(signature)?.[1] ?? '', 'hex');
  const fits = given.length === expected.length && timingSafeEqual(given, expected);
  return fits && Math.abs(now / 1000 - Number(timestamp)) <= mostSkewSeconds;
}
