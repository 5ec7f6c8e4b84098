import type { Persona } from '../../persona/persona.ts';
import { inKeeping } from './in-keeping.ts';
import type { Inquiry, Params } from '../inquiry.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { isSafeName } from '../understand/facts/names.ts';

/** What is one thing can stand in a command; of several nobody knows which. */
const onlyOne = (value: Facts[string] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const isEmpty = (value: Facts[string]): boolean => value === '' || (typeof value === 'object' && value.length === 0);

/**
 * The same question in the light of what the asker put right: `stated` replaces what was known, and what it leaves
 * empty is no longer known. Commands of this thread take what they can from it.
 */
export function correct(inquiry: Inquiry, stated: Facts, persona: Persona): Inquiry {
  const { facts: before = {} } = inquiry;
  const entered = Object.fromEntries(Object.entries({ ...before, ...stated }).filter(([, value]) => !isEmpty(value)));
  const facts = inKeeping(before, entered, persona);
  const { system: _system, platform: _platform, ci: _ci, ...params } = inquiry.params;
  const [system, platform, ci] = [facts['system'], facts['platform'], facts['ci']].map(onlyOne);
  const told: Params = {
    ...params,
    ...(system !== undefined && isSafeName(system, true) && { system }),
    ...(platform !== undefined && persona.find('place', platform) && { platform }),
    ...(ci !== undefined && persona.find('tool', ci)?.data.part === 'ci' && { ci }),
  };
  const denied = Object.entries(stated).flatMap(([id, value]) => (isEmpty(value) ? [id] : []));
  return { ...inquiry, params: told, facts, ...(inquiry.record && { denied }) };
}
