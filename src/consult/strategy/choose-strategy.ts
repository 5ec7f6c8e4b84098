import type { Card, Persona } from '../../persona/persona.ts';
import { missingNeeds } from './missing-needs.ts';
import { modesOf } from '../modes.ts';
import type { System } from '../system.ts';

/** Weighs the strategies with the persona's weights. Everything it uses is in the files; so change one and see. */

/** All but `manual`, which weighs nothing. */
const weighedPriorities = ['automation', 'observability', 'reliability', 'security', 'cost'] as const;

export interface Weighed {
  readonly card: Card<'strategy'>;
  /** 0 to 100. */
  readonly score: number;
  /** What each priority adds before risk: weight × how well it serves. */
  readonly parts: readonly { readonly priority: string; readonly weight: number; readonly serves: number }[];
  readonly factor: number;
  /** Why it is out, whatever its score would be. */
  readonly out?: 'manual' | 'platform' | 'need';
  /** What it needs and the asker says is not there. */
  readonly lacks: readonly string[];
}

export interface Choice {
  readonly chosen: Card<'strategy'>;
  /** Named by the asker, or the best of those that fit. */
  readonly by: 'asker' | 'score';
  readonly weighed: readonly Weighed[];
}

/** What narrows the choice down beside the persona's weights. */
interface Narrowing {
  /** The strategies that the platform has of its own; none: the platform rules nothing out. */
  readonly supported: readonly string[];
  readonly missing: ReadonlySet<string>;
}

function weigh(card: Card<'strategy'>, persona: Persona, { supported, missing }: Narrowing): Weighed {
  const { weights, risk_factors: factors } = persona.identity.data;
  const { serves, risk, manual } = card.data;
  const parts = weighedPriorities.map((priority) => ({
    priority,
    weight: weights[priority],
    serves: serves[priority],
  }));
  const factor = factors[risk];
  const lacks = card.data.needs.filter((need) => missing.has(need.id)).map((need) => need.name);
  const foreign = supported.length > 0 && !supported.includes(card.id);
  const out = manual ? 'manual' : lacks.length > 0 ? 'need' : foreign ? 'platform' : undefined;
  const sum = parts.reduce((total, part) => total + (part.weight * part.serves) / 10, 0);
  const score = out === undefined ? Math.round(sum * factor) : 0;
  return { card, score, parts, factor, lacks, ...(out && { out }) };
}

/** What was asked, as far as it bears on the choice. */
export interface Asked {
  readonly strategy?: string | undefined;
  readonly words: string;
  /** The plan will be carried out on this platform, so what it cannot do is out even where it is only assumed. */
  readonly here?: boolean;
}

export function chooseStrategy(persona: Persona, system: System, { strategy, words, here = false }: Asked): Choice {
  const { runs, place } = system;
  const reach = here ? [runs.value] : modesOf(runs.value, place.value, persona);
  // where strategies are only compared, a platform nobody named rules nothing out
  const supported = here || runs.origin === 'given' ? reach.flatMap((card) => card.data.strategies) : [];
  const narrowing = { supported, missing: missingNeeds(persona, words) };
  const candidates = persona.of('strategy').filter((card) => card.data.in_table || card.data.manual);
  const weighed = candidates
    .map((card) => weigh(card, persona, narrowing))
    .toSorted((a, b) => b.score - a.score || a.card.data.order - b.card.data.order);
  const named = strategy === undefined ? undefined : persona.find('strategy', strategy);
  const first = weighed[0];
  const best =
    first === undefined || first.out !== undefined
      ? persona.get('strategy', persona.identity.data.defaults.strategy)
      : first.card;
  return { chosen: named ?? best, by: named ? 'asker' : 'score', weighed };
}
