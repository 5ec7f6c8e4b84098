import type { Intent } from '../../inquiry.ts';

/** Long enough for a name with a SHA-512 digest. */
const longestVersion = 160;

const safe = /^[A-Za-z0-9](?:[A-Za-z0-9._+/-]*[A-Za-z0-9])?$/;
const digest = /^(?:[A-Za-z0-9][A-Za-z0-9._/-]*@)?sha(?:256|512):[a-fA-F0-9]{6,128}$/;

const dotted = /^v\.?\d(?:[._-]*[a-z0-9])*(?:\+[a-z0-9.]+)?$|^\d+[._]\d(?:[._+-]*[a-z0-9])*$|^\d+(?:\.\d+)*\.x$/i;
const dated = /^\d{4,}(?:[._-][a-z0-9]+)+$/i;
const prefixed =
  /^(?:build|bld|deploy|deployment|release|releases|rel|nightly|weekly|daily|hotfix|rc|tag|tags|snapshot|beta|alpha|canary|main|master|develop|trunk|stable|edge|sha|git|rev|revision|r|b|ver|version|img|image|patch|sprint|run|pr|commit|ci|prod|refs\/tags)[-/_.]?v?(?=[a-z0-9._/-]*\d)[a-z0-9][a-z0-9._+/-]*$/i;
const hex = /^(?=.*\d)(?=.*[a-f])[a-f0-9]{7,64}$/i;
const tagged = /[-/_]v?\d+(?:\.[0-9a-z]+)+(?:[-+][a-z0-9.-]+)?$|[-/_]v\d+$/i;

/** Whether a text may stand for a version anywhere: in a command, a file, a message. */
export function isSafeVersion(text: string): boolean {
  return (
    text.length <= longestVersion &&
    !text.includes('..') &&
    !text.includes('//') &&
    (safe.test(text) || digest.test(text))
  );
}

/**
 * `exact` can be nothing else: v2.3, 9f2c1ab, build-4512. `number` is a version where one is expected: 4512.
 * `tagged` holds a name and a version: checkout-v2.3; it may as well be a system.
 */
export type VersionShape = 'exact' | 'number' | 'tagged' | 'none';

export function versionShape(text: string): VersionShape {
  if (!isSafeVersion(text)) return 'none';
  if (/^\d+$/.test(text)) return 'number';
  if (dotted.test(text) || dated.test(text) || prefixed.test(text) || hex.test(text) || digest.test(text))
    return 'exact';
  return tagged.test(text) ? 'tagged' : 'none';
}

/** `checkout:v2.3`, `checkout@v2.3`, `ghcr.io/acme/api:1.4.0`: an image or package and its version; `14:02` is a time. */
export function splitReference(text: string): { readonly name: string; readonly version: string } | undefined {
  const found = /^(?=[^:@]*[a-z])([a-z0-9][\w./-]*)[:@]((?:sha256:)?[\w.+-]+)$/i.exec(text);
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  const shape = versionShape(found[2]);
  return shape === 'exact' || shape === 'number' ? { name: found[1], version: found[2] } : undefined;
}

/** Whether a version has its place in this command, and what stands there must be one. */
export function takesVersion(intent: Intent): boolean {
  return intent === 'rollback' || intent === 'deploy';
}
