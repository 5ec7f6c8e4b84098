import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Makes what is kept unreadable to whoever has the database and not the key. */
export interface Seal {
  /** `about` says whose it is and where it belongs: it opens there and nowhere else. */
  close(text: string, about: readonly string[]): string;
  /** What was kept before there was a key opens as well. */
  open(kept: string, about: readonly string[]): string;
  /** The id of the key that is needed to open it, when we do not have that one. */
  missingFor(kept: string): string | undefined;
  /** Whether it is kept as it would be now. */
  isCurrent(kept: string): boolean;
}

/** A key is missing, or what is kept has been tampered with. Nothing was lost: with the right key it opens. */
export class CannotOpen extends Error {
  /** Names the key that is needed, and does not betray it; undefined when it was there and did not fit. */
  readonly keyId: string | undefined;

  constructor(keyId: string | undefined) {
    super(keyId === undefined ? 'what is kept was changed by somebody else' : `the key ${keyId} is missing`);
    this.name = 'CannotOpen';
    this.keyId = keyId;
  }
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** What is kept without a key is JSON, and begins otherwise. */
const form = /^sealed:([0-9a-f]{8}):([\w-]+)$/u;

/** The first key seals; all of them open. */
export function createSeal(keys: readonly Buffer[]): Seal {
  const named = keys.map((key) => ({ key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) }));
  const keyOf = (id: string): Buffer | undefined => named.find((one) => one.id === id)?.key;
  const context = (about: readonly string[]): Buffer => Buffer.from(JSON.stringify(about));
  return {
    close: (text, about) => {
      const [first] = named;
      if (first === undefined) return text;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, first.key, iv, { authTagLength: tagBytes }).setAAD(context(about));
      const body = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `sealed:${first.id}:${Buffer.concat(body).toString('base64url')}`;
    },
    open: (kept, about) => {
      const [, id, text = ''] = form.exec(kept) ?? [];
      if (id === undefined) return kept;
      const key = keyOf(id);
      if (key === undefined) throw new CannotOpen(id);
      const body = Buffer.from(text, 'base64url');
      try {
        const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivBytes), { authTagLength: tagBytes })
          .setAAD(context(about))
          .setAuthTag(body.subarray(-tagBytes));
        return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
      } catch {
        throw new CannotOpen(undefined);
      }
    },
    missingFor: (kept) => {
      const id = form.exec(kept)?.[1];
      return id === undefined || keyOf(id) !== undefined ? undefined : id;
    },
    isCurrent: (kept) => form.exec(kept)?.[1] === named[0]?.id,
  };
}
