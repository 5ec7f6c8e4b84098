import type { Section, Text } from '../blueprint.ts';
import { label, said, type Desk } from '../desk.ts';
import { prose, table } from '../pieces/sections.ts';
import { betweenOf, type Release } from '../systems/release.ts';
import { words } from '../words.ts';

const dayOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What went live since the version to go back to, as far as somebody told us; nothing where nobody ever did. */
export function releasesSections(desk: Desk): readonly Section[] {
  const between = betweenOf(desk.inquiry);
  if (between === undefined) return [];
  const { live, target, since } = between;
  if (target === undefined)
    return [prose(desk, 'releases', said(desk, 'release-unknown', { name: live.version }).blocks)];
  const row = ({ version, at, migrations }: Release): readonly Text[] => [
    words(version),
    [{ kind: 'time', text: dayOf(at), at }],
    label(desk, `schema-${migrations ?? 'unknown'}`),
  ];
  return [table(desk, 'releases', [...since, target].map(row))];
}
