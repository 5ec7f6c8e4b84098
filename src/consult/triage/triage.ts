import type { Block, FollowUp, Section, Text } from '../blueprint.ts';
import { label, said, type Desk } from '../desk.ts';
import { createDetector } from '../pieces/anti-patterns.ts';
import { signalQueries } from '../pieces/run-sheet.ts';
import { bullets, prose } from '../pieces/sections.ts';
import { liveBefore, type Release } from '../systems/release.ts';
import { duration } from '../../quantity.ts';
import { words } from '../words.ts';
import { rankCauses, type RankedCause } from './rank-causes.ts';

/** What to look at before anything is done: what changed, the numbers, the likely causes. */
export interface Triage {
  readonly first: readonly Section[];
  readonly more: readonly Section[];
  readonly followUps: readonly FollowUp[];
}

const golden = ['errors', 'latency', 'traffic', 'saturation'] as const;
const mostReleases = 3;
const mostLikely = 4;
/** Longer than this the queries would push the first steps out of sight. */
const longestQueries = 1200;

const minute = 60;
const ageOf = ({ at }: Release, now: Date): string =>
  duration(Math.max(minute, Math.round((now.getTime() - at) / 1000 / minute) * minute));

const hasPart =
  ({ inquiry: { record, database }, system }: Desk) =>
  (part: string): boolean | undefined => {
    if (part === 'database' && (database !== undefined || system.changes.length > 0)) return true;
    return record === undefined ? undefined : record.facts[part] !== undefined;
  };

function rank(desk: Desk): readonly RankedCause[] {
  const { persona, inquiry, now, system } = desk;
  const causes = persona.of('cause');
  return rankCauses(causes, {
    told: new Set(createDetector(causes)(inquiry.words)),
    ...(inquiry.releases && { releases: inquiry.releases }),
    now,
    family: system.runs.value.data.family,
    has: hasPart(desk),
  });
}

/** What went live lately as far as we were told, and where else to look for a change. */
function changed(desk: Desk): Section {
  const { inquiry, now, persona, voice } = desk;
  const releases = inquiry.releases ?? [];
  const row = (release: Release, at: number): Text =>
    label(desk, at === 0 ? 'release-live' : 'release-before', {
      version: release.version,
      since: ageOf(release, now),
      items: label(desk, `schema-${release.migrations ?? 'unknown'}`)
        .map(({ text }) => text)
        .join(''),
    });
  const recorded: readonly Block[] =
    releases.length === 0
      ? said(desk, 'no-releases').blocks
      : [{ kind: 'list', ordered: false, items: releases.slice(0, mostReleases).map(row) }];
  const elsewhere = voice.piece(persona.get('runbook', 'incident-response'), 'elsewhere')?.blocks ?? [];
  return prose(desk, 'changed', [...recorded, ...elsewhere], { place: 'first' });
}

const charsIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'code' ? block.code.text.length : 0), 0);

function signals(desk: Desk): Section {
  const queries = golden.flatMap((signal) => signalQueries(desk, signal));
  return prose(desk, 'signals', [...said(desk, 'signals').blocks, ...queries], {
    place: charsIn(queries) > longestQueries ? 'more' : 'first',
  });
}

/** Why it stands where it stands. */
function reasonsFor(desk: Desk, { told, since }: RankedCause): readonly Text[] {
  const reasons = [
    ...(since === undefined
      ? []
      : [label(desk, 'cause-since', { version: since.version, since: ageOf(since, desk.now) })]),
    ...(told > 1 ? [label(desk, 'cause-told')] : []),
  ];
  return reasons.length === 0
    ? []
    : [reasons.flatMap((text, at) => (at === 0 ? text : [{ kind: 'text' as const, text: ' ' }, ...text]))];
}

function lookOf({ voice }: Desk, { card }: RankedCause): readonly Text[] {
  const blocks = voice.piece(card, 'look')?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

const likely = (desk: Desk, id: string, causes: readonly RankedCause[], from: number): Section =>
  bullets(
    desk,
    id,
    causes.map((one, at) => ({
      title: words(`${from + at}. ${one.card.name}`),
      items: [...reasonsFor(desk, one), ...lookOf(desk, one)],
    })),
    { place: from === 1 ? 'first' : 'more' },
  );

const shown = (score: number): number => Number(score.toFixed(1));

/** How each came to stand where it stands. */
const ranking = (desk: Desk, causes: readonly RankedCause[]): Section =>
  bullets(desk, 'ranking', [
    {
      items: causes.map(({ card, told, released, score }) =>
        label(desk, 'rank', {
          name: card.name,
          weight: card.data.weight,
          ...(told !== 1 && { number: told }),
          ...(released !== 1 && { count: released }),
          score: shown(score),
        }),
      ),
    },
    { items: [label(desk, 'ranking-note')] },
  ]);

/** Back to what ran before, while the last release is recent; else each cause leads where it leads. */
function leads(desk: Desk, causes: readonly RankedCause[]): readonly FollowUp[] {
  const { inquiry, voice } = desk;
  const release = causes.find(({ since, card }) => since !== undefined && card.data.button.ask === 'rollback');
  const [before] = liveBefore(inquiry);
  const offer =
    release === undefined || before === undefined
      ? []
      : [
          {
            id: release.card.data.button.id,
            label: label(desk, 'roll-back-to', { version: before.version }),
            ask: `rollback ${before.version}`,
          },
        ];
  const others = causes
    .map(({ card }) => ({ ...card.data.button, label: voice.line(card, card.data.button.label) }))
    .filter(({ id }) => !offer.some((one) => one.id === id));
  return [...offer, ...others];
}

export function triage(desk: Desk): Triage {
  const causes = rank(desk);
  const [top, rest] = [causes.slice(0, mostLikely), causes.slice(mostLikely)];
  const numbers = signals(desk);
  return {
    first: [changed(desk), likely(desk, 'causes', top, 1), ...(numbers.place === 'first' ? [numbers] : [])],
    more: [
      ...(numbers.place === 'more' ? [numbers] : []),
      likely(desk, 'other-causes', rest, mostLikely + 1),
      ...(desk.inquiry.flags.includes('think') ? [ranking(desk, causes)] : []),
    ],
    followUps: leads(desk, causes),
  };
}
