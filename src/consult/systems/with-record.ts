import type { Persona } from '../../persona/persona.ts';
import type { Inquiry, Intent, Params } from '../inquiry.ts';
import type { Facts } from '../understand/facts/facts.ts';
import type { SystemRecord } from './record.ts';

/** Only where the load of an ordinary day answers something: elsewhere it would be one more number. */
const wantsLoad: ReadonlySet<Intent> = new Set(['scale', 'slo']);

/** Of two that do the same for a system only one can be meant: the one that was said. */
function roleOf(id: string, persona: Persona): string {
  const layer = persona.find('platform', id)?.data.layer;
  if (layer === 'changes') return id;
  return layer ?? persona.find('tool', id)?.data.part ?? id;
}

/** The record as facts of a free question. */
export const factsOf = ({ name, place, ci, environments, facts }: SystemRecord): Facts => ({
  ...facts,
  system: name,
  ...(place !== undefined && facts['platform'] === undefined && { platform: place }),
  ...(ci !== undefined && { ci }),
  ...(environments.length > 0 && { environments }),
});

function objectiveOf({ params }: Inquiry, { slo_percent: percent, window_days: days }: SystemRecord): Params {
  if (params.slo_percent !== undefined || percent === undefined) return {};
  return {
    slo_percent: percent,
    ...(params.window_days === undefined && days !== undefined && { window_days: days }),
  };
}

/** What somebody took back for this thread is not so in it, whatever was recorded. */
function withoutDenied(record: SystemRecord, denied: readonly string[]): SystemRecord {
  const { place, ci, environments, facts, ...rest } = record;
  return {
    ...rest,
    ...(place !== undefined && !denied.includes('platform') && { place }),
    ...(ci !== undefined && !denied.includes('ci') && { ci }),
    environments: denied.includes('environments') ? [] : environments,
    facts: Object.fromEntries(Object.entries(facts).filter(([id]) => !denied.includes(id))),
  };
}

/**
 * The question with what the team's record of the system adds to it. What was said now holds; and who asks how it would
 * be on another platform is not told the names of this one.
 */
export function withRecord(asked: Inquiry, persona: Persona): Inquiry {
  const { params, denied = [] } = asked;
  if (asked.record === undefined) return asked;
  const record = withoutDenied(asked.record, denied);
  const inquiry = { ...asked, record };
  const elsewhere = params.platform !== undefined && record.place !== undefined && params.platform !== record.place;
  const { place, ci, rps } = record;
  const said = new Set(inquiry.using.map((id) => roleOf(id, persona)));
  const using = elsewhere ? [] : record.using.filter((id) => !said.has(roleOf(id, persona)));
  return {
    ...inquiry,
    params: {
      ...objectiveOf(inquiry, record),
      ...(place !== undefined && { platform: place }),
      ...(ci !== undefined && { ci }),
      ...(rps !== undefined && wantsLoad.has(inquiry.intent) && { rps }),
      ...params,
      system: record.name,
    },
    using: [...using, ...inquiry.using],
    values: { ...(elsewhere ? {} : record.values), ...inquiry.values },
  };
}
