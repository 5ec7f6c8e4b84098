import type { Card } from '../../persona/persona.ts';
import type { Release } from '../systems/release.ts';

/** What is known when somebody says that something is broken. */
export interface Signs {
  /** Causes that the words speak of. */
  readonly told: ReadonlySet<Card<'cause'>>;
  /** Newest first; missing or empty where nobody ever recorded one. */
  readonly releases?: readonly Release[];
  readonly now: Date;
  readonly family: Card<'platform'>['data']['family'];
  /** Whether the system has such a part; undefined while we do not know the system. */
  readonly has: (part: string) => boolean | undefined;
}

export interface RankedCause {
  readonly card: Card<'cause'>;
  /** 1 where the words do not speak of it. */
  readonly told: number;
  /** 1 where no release says anything about it. */
  readonly released: number;
  readonly score: number;
  /** The recent release that makes it likelier. */
  readonly since?: Release;
}

const msPerHour = 3_600_000;

/** The last release, where that was within so many hours. */
function recentRelease({ releases = [], now }: Pick<Signs, 'releases' | 'now'>, hours: number): Release | undefined {
  const [last] = releases;
  return last !== undefined && now.getTime() - last.at <= hours * msPerHour ? last : undefined;
}

const changedSchema = ({ migrations }: Release): boolean => migrations === 'additive' || migrations === 'destructive';

function fromReleases({ data }: Card<'cause'>, signs: Signs): Pick<RankedCause, 'released' | 'since'> {
  const { after_release: after } = data;
  if (after === undefined || (signs.releases ?? []).length === 0) return { released: 1 };
  const recent = recentRelease(signs, after.hours);
  const counts = recent !== undefined && (after.migrated !== true || changedSchema(recent));
  return counts ? { released: after.times, since: recent } : { released: after.older };
}

function weigh(card: Card<'cause'>, signs: Signs): RankedCause {
  const { weight, told: times } = card.data;
  const told = signs.told.has(card) ? times : 1;
  const because = fromReleases(card, signs);
  return { card, told, ...because, score: weight * told * because.released };
}

/** A cause of a part that the system is known not to have is none, unless somebody speaks of it. */
function canBe(card: Card<'cause'>, { told, family, has }: Signs): boolean {
  const { part, families } = card.data;
  if (told.has(card)) return true;
  return (families.length === 0 || families.includes(family)) && (part === undefined || has(part) !== false);
}

/** The likeliest first; of two alike, the one that is commoner in general. */
export const rankCauses = (causes: readonly Card<'cause'>[], signs: Signs): readonly RankedCause[] =>
  causes
    .filter((card) => canBe(card, signs))
    .map((card) => weigh(card, signs))
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        other.card.data.weight - one.card.data.weight ||
        one.card.id.localeCompare(other.card.id, 'en'),
    );
