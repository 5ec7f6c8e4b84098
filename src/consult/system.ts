import type { Card, Persona, Scope } from '../persona/persona.ts';
import type { Origin } from './blueprint.ts';
import type { Inquiry } from './inquiry.ts';
import { inModeFor, modesOf } from './modes.ts';

/** What we know of the asker's system, and how we know it. */

export interface Known<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface System {
  /** As the asker calls it; absent when nobody said. */
  readonly name?: string;
  readonly environment: Known<Card<'environment'>>;
  readonly place: Known<Card<'place'>>;
  /** What runs the workload, what packages it, what drives it from Git, what changes its data. */
  readonly runs: Known<Card<'platform'>>;
  readonly packages?: Card<'platform'>;
  readonly drives?: Card<'platform'>;
  readonly changes: readonly Card<'platform'>[];
  readonly ci: Known<Card<'tool'>>;
  /** Where its numbers are. */
  readonly monitors: Known<Card<'tool'>>;
  readonly objective: Known<{ readonly percent: number; readonly days: number }>;
  readonly rtoMinutes: Known<number>;
  readonly rpoMinutes: Known<number>;
}

const given = <T>(value: T): Known<T> => ({ value, origin: 'given' });
const assumed = <T>(value: T): Known<T> => ({ value, origin: 'assumed' });

/** The tools for which there are queries. */
export function monitoringTools(persona: Persona): readonly Card<'tool'>[] {
  const queried = new Set(persona.of('signal').flatMap((card) => Object.keys(card.data.queries)));
  return persona.of('tool').filter((card) => queried.has(card.id));
}

/** Where a platform runs. */
export const homeOf = (persona: Persona, { id, data }: Card<'platform'>): Card<'place'> | undefined =>
  data.place === undefined
    ? persona.of('place').find((place) => place.data.platform === id)
    : persona.get('place', data.place);

/** The usual place, or the platform's own where that is of another kind. */
function placeFor(persona: Persona, runs: Card<'platform'> | undefined): Card<'place'> {
  const usual = persona.get('place', persona.identity.data.defaults.place);
  const home = runs && homeOf(persona, runs);
  return home === undefined || home.data.platform === usual.data.platform ? usual : home;
}

/**
 * Somebody who takes back a change of infrastructure, or a flag, and names nothing else, means just that. A flag stands
 * beside a release, so only infrastructure is deployed alone.
 */
function standsAlone(
  { intent, params }: Inquiry,
  parts: readonly Card<'platform'>[],
  persona: Persona,
): Card<'platform'> | undefined {
  if (params.platform !== undefined || !parts.every((part) => part.data.layer === 'changes')) return undefined;
  if (intent === 'rollback') return parts.find((part) => part.pieces.has('rollback'));
  return intent === 'deploy' ? parts.find((part) => deploysItself(part, persona)) : undefined;
}

/** It changes what runs by itself, as Terraform does; a migration or a flag goes with a release. */
export const deploysItself = ({ id, data, pieces }: Card<'platform'>, persona: Persona): boolean =>
  data.layer === 'changes' && pieces.has('deploy') && !persona.of('strategy').some((one) => one.data.beside === id);

export function resolveSystem(inquiry: Inquiry, persona: Persona): System {
  const { params, using } = inquiry;
  const { defaults } = persona.identity.data;
  const environment = params.environment && persona.find('environment', params.environment);
  const named = params.platform && persona.find('place', params.platform);
  const parts = using.flatMap((id) => persona.find('platform', id) ?? []);
  const layer = (name: Card<'platform'>['data']['layer']): Card<'platform'> | undefined =>
    parts.find((part) => part.data.layer === name);
  const runs = layer('runs') ?? standsAlone(inquiry, parts, persona);
  const place = named ? given(named) : assumed(placeFor(persona, runs));
  const usual = runs ?? persona.get('platform', place.value.data.platform);
  const packages = layer('packages');
  const drives = layer('drives');
  const monitors = using.flatMap((id) => monitoringTools(persona).find((card) => card.id === id) ?? []).at(-1);
  const ci = params.ci && persona.find('tool', params.ci);
  const { slo_percent: percent, window_days: days } = params;
  const { rto_minutes: rto, rpo_minutes: rpo } = inquiry.record ?? {};
  return {
    ...(params.system !== undefined && { name: params.system }),
    environment: environment ? given(environment) : assumed(persona.get('environment', defaults.environment)),
    place,
    runs: {
      value: inModeFor(params.strategy, usual, modesOf(usual, place.value, persona)),
      origin: runs ? 'given' : place.origin,
    },
    ...(packages && { packages }),
    ...(drives && { drives }),
    changes: parts.filter((part) => part.data.layer === 'changes' && part !== runs),
    ci: ci ? given(ci) : assumed(persona.get('tool', defaults.ci)),
    monitors: monitors
      ? given(monitors)
      : assumed(persona.get('tool', place.value.data.monitoring ?? defaults.monitoring)),
    objective: {
      value: { percent: percent ?? defaults.slo_percent, days: days ?? defaults.window_days },
      origin: percent === undefined ? 'assumed' : 'given',
    },
    rtoMinutes: rto === undefined ? assumed(defaults.rto_minutes) : given(rto),
    rpoMinutes: rpo === undefined ? assumed(defaults.rpo_minutes) : given(rpo),
  };
}

/**
 * The platform cards in the order in which they have a say. What packages the system has none where its driver
 * unpacks by itself: Argo CD renders a chart and leaves no release for Helm to act on.
 */
export function platformsOf({ drives, packages, runs }: System): readonly Card<'platform'>[] {
  const acts = packages !== undefined && (drives === undefined || packages.data.under.includes(drives.id));
  return [drives, acts ? packages : undefined, runs.value].filter((card) => card !== undefined);
}

/** From the inside out: what runs, what packages it, what drives it. */
export const platformName = ({ runs, packages, drives }: System): string =>
  [runs.value, packages, drives]
    .filter((card) => card !== undefined)
    .map((card) => card.name)
    .join(', ');

/** Where the flags are, as far as somebody said. */
function flagServicesOf({ using }: Inquiry, persona: Persona): string | undefined {
  const named = using.filter((id) => persona.find('tool', id)?.data.part === 'flags');
  return named.length === 0 ? undefined : named.join(' ');
}

/** Values for templates: what was said, what follows from it, and the system's own name where it is the usual value. */
export function scopeOf(inquiry: Inquiry, system: System, persona: Persona): Scope {
  const { params } = inquiry;
  const { defaults } = persona.identity.data;
  const fromNeeds: Record<string, string | undefined> = {};
  const sources = { system: system.name, version: params.version, environment: system.environment.value.id };
  for (const card of [...platformsOf(system), ...system.changes]) {
    for (const need of card.data.needs) {
      if (need.from !== undefined) fromNeeds[need.name] ??= sources[need.from];
    }
  }
  // a step may be of a tool that nobody named, such as a flag service: the environment is the same there
  for (const { data } of persona.of('platform'))
    for (const need of data.needs) if (need.from === 'environment') fromNeeds[need.name] ??= sources.environment;
  const strategy = params.strategy === undefined ? undefined : persona.find('strategy', params.strategy);
  const runbook = params.runbook === undefined ? undefined : persona.find('runbook', params.runbook);
  const { percent, days } = system.objective.value;
  return {
    ...fromNeeds,
    ...inquiry.values,
    ...params,
    system: system.name,
    environment: system.environment.value.id,
    environment_name: system.environment.value.name,
    place: system.place.value.id,
    place_name: system.place.value.name,
    cloud: system.place.value.data.cloud,
    database: inquiry.database,
    flag_services: flagServicesOf(inquiry, persona),
    platform: system.runs.value.id,
    family: system.runs.value.data.family,
    platform_name: platformName(system),
    platform_assumed: system.runs.origin === 'assumed',
    driver: system.drives?.id,
    driver_name: system.drives?.name,
    revision_name: platformsOf(system).find((card) => card.data.revision !== undefined)?.data.revision,
    ci: system.ci.value.id,
    ci_name: system.ci.value.name,
    ci_assumed: system.ci.origin === 'assumed',
    monitoring_name: system.monitors.value.name,
    monitoring_assumed: system.monitors.origin === 'assumed',
    strategy: strategy?.id,
    strategy_name: strategy?.name,
    runbook_name: runbook?.name,
    slo_percent: percent,
    window_days: days,
    error_percent: Number((100 - percent).toFixed(6)),
    rto_minutes: system.rtoMinutes.value,
    rto_assumed: system.rtoMinutes.origin === 'assumed',
    rpo_minutes: system.rpoMinutes.value,
    zones: system.runs.value.data.spreads ? 1 : (system.runs.value.data.zones ?? defaults.zones),
    spreads: system.runs.value.data.spreads,
    per_call: system.runs.value.data.per_call,
    rebuilt: system.runs.value.data.rebuilt,
    utilisation_percent: defaults.utilisation_percent,
    cpu_target_percent: defaults.cpu_target_percent,
    per_replica_rps: inquiry.figures['each'],
  };
}
