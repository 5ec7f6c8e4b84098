import { isSafeVersion, versionShape } from '../understand/command/versions.ts';
import type { Release } from './release.ts';

/** `released v2.4.0 of checkout with additive migrations`: somebody tells us what went live. */
export interface ReleaseOrder {
  readonly version: string;
  readonly system?: string;
  readonly migrations?: Release['migrations'];
}

const order =
  /^\s*released\s+(?<version>\S+?)(?:\s+(?:of|for)\s+(?<system>["“][^"”]+["”]|\S+))?(?:,?\s+(?:with\s+)?(?:(?<migrations>no|without|additive|destructive)\s+migrations?|migrations?:?\s+(?<said>none|no|additive|destructive)))?\s*[.!]*\s*$/iu;

const kinds: Readonly<Record<string, Release['migrations']>> = {
  no: 'none',
  none: 'none',
  without: 'none',
  additive: 'additive',
  destructive: 'destructive',
};

/** Only a whole text in this form: "released v2.4 and now it is down" is somebody in trouble. */
export function releaseOrder(text: string): ReleaseOrder | undefined {
  const { version = '', system, said, migrations = said } = order.exec(text)?.groups ?? {};
  if (!isSafeVersion(version) || versionShape(version) === 'none') return undefined;
  const kind = kinds[migrations?.toLowerCase() ?? ''];
  return {
    version,
    ...(system !== undefined && { system: system.replaceAll(/["“”]/gu, '') }),
    ...(kind !== undefined && { migrations: kind }),
  };
}
