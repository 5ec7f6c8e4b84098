import type { Card, Persona } from '../persona/persona.ts';
import type { System } from './system.ts';

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
  readonly out?: 'manual' | 'platform';
}

export interface Choice {
  readonly chosen: Card<'strategy'>;
  /** Named by the asker, or the best of those that fit. */
  readonly by: 'asker' | 'score';
  readonly weighed: readonly Weighed[];
}

function weigh(card: Card<'strategy'>, persona: Persona, supported: readonly string[]): Weighed {
  const { weights, risk_factors: factors } = persona.identity.data;
  const { serves, risk, manual } = card.data;
  const parts = weighedPriorities.map((priority) => ({
    priority,
    weight: weights[priority],
    serves: serves[priority],
  }));
  const factor = factors[risk];
  const out = manual ? 'manual' : supported.length > 0 && !supported.includes(card.id) ? 'platform' : undefined;
  const sum = parts.reduce((total, part) => total + (part.weight * part.serves) / 10, 0);
  const score = out === undefined ? Math.round(sum * factor) : 0;
  return { card, score, parts, factor, ...(out && { out }) };
}

export function chooseStrategy(persona: Persona, system: System, asked: string | undefined): Choice {
  // a platform nobody named rules nothing out
  const fits = system.runs.origin === 'given' ? system.runs.value.data.strategies : [];
  const candidates = persona.of('strategy').filter((card) => card.data.in_table || card.data.manual);
  const weighed = candidates
    .map((card) => weigh(card, persona, fits))
    .toSorted((a, b) => b.score - a.score || a.card.data.order - b.card.data.order);
  const named = asked === undefined ? undefined : persona.find('strategy', asked);
  const best = weighed[0]?.card ?? persona.get('strategy', persona.identity.data.defaults.strategy);
  return { chosen: named ?? best, by: named ? 'asker' : 'score', weighed };
}
