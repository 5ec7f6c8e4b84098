import { isSafeVersion, versionShape } from '../understand/command/versions.ts';
import type { Release } from './release.ts';
import { written } from './written.ts';

/** `released v2.4.0 of checkout with additive migrations`: somebody tells us what went live. */
export interface ReleaseOrder {
  readonly version: string;
  readonly system?: string;
  readonly migrations?: Release['migrations'];
}

/** "with migrations V31, V32": that there were some says nothing of what they did. */
const some = String.raw`migrations?:?(?:[\s,]+(?:and\s+)?[\w.-]*\d[\w.-]*)*`;
const what = String.raw`(?:(?<migrations>no|without|additive|destructive)\s+migrations?|migrations?:?\s+(?<said>none|no|additive|destructive)|(?<some>${some}))`;
const order = new RegExp(
  String.raw`^\s*(?<verb>released?)\s+(?<version>\S+?)(?:\s+(?:of|for)\s+(?<system>["“][^"”]+["”]|\S+))?(?:,?\s+(?:with\s+)?${what})?\s*[.!]*\s*$`,
  'iu',
);

const kinds: Readonly<Record<string, Release['migrations']>> = {
  no: 'none',
  none: 'none',
  without: 'none',
  additive: 'additive',
  destructive: 'destructive',
};

/**
 * Only a whole text in this form: "released v2.4 and now it is down" is somebody in trouble. "release v2.4" alone asks how;
 * with what it did to the schema it tells that it is done.
 */
export function releaseOrder(text: string): ReleaseOrder | undefined {
  const { verb, version = '', system, said, migrations = said, some: others } = order.exec(text)?.groups ?? {};
  if (!isSafeVersion(version) || versionShape(version) === 'none') return undefined;
  if (verb?.toLowerCase() === 'release' && (migrations ?? others) === undefined) return undefined;
  const kind = kinds[migrations?.toLowerCase() ?? ''];
  return {
    version,
    ...(system !== undefined && { system: system.replaceAll(/["“”]/gu, '') }),
    ...(kind !== undefined && { migrations: kind }),
  };
}

/** The same as one types it. */
export const releaseWords = ({ version, migrations }: ReleaseOrder, system: string): string =>
  `released ${version} of ${written(system)}${migrations === undefined ? '' : ` with ${migrations === 'none' ? 'no' : migrations} migrations`}`;
