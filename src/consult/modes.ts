import type { Card, Persona } from '../persona/persona.ts';

/** The platforms that are one and the same thing, set one way or another: those of the place, if this is one of them. */
export function modesOf(runs: Card<'platform'>, place: Card<'place'>, persona: Persona): readonly Card<'platform'>[] {
  const modes = [place.data.platform, ...place.data.modes].map((id) => persona.get('platform', id));
  return modes.includes(runs) ? modes : [runs];
}

/** A strategy says which of them brings the version out, whatever was named before. */
export const inModeFor = (
  strategy: string | undefined,
  runs: Card<'platform'>,
  modes: readonly Card<'platform'>[],
): Card<'platform'> => {
  const offers = ({ data }: Card<'platform'>): boolean => strategy !== undefined && data.strategies.includes(strategy);
  return offers(runs) ? runs : (modes.find(offers) ?? runs);
};
