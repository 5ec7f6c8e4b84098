import { partsOf } from '../asks/ask-parts.ts';
import { createMentionFinder, type Technology } from './mentions.ts';
import { isStated } from './stated.ts';
import { describedIn, namedIn } from './named-in.ts';
import { systemIn } from './system-in.ts';
import { numbersIn } from './numbers-in.ts';

export type { Technology } from './mentions.ts';

/** What a text states about the asker's system: one value or several, by kind. */
export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

/** What follows from a name is only taken where nothing else was said. */
const onlyAlone: ReadonlySet<string> = new Set(['language', 'cloud', 'ci']);
/** A family stands back where one of its members is named: "EKS, Kubernetes 1.29". */
const wider: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ['eks', 'gke', 'aks', 'openshift', 'rke2', 'k3s', 'rancher', 'tanzu'],
  aurora: ['aurora-postgres', 'aurora-mysql'],
  fargate: ['ecs'],
  ec2: ['ecs', 'fargate'],
  // laptops and the lab beside what serves users
  'docker-compose': [
    'kubernetes',
    'eks',
    'gke',
    'aks',
    'openshift',
    'rke2',
    'k3s',
    'ecs',
    'fargate',
    'nomad',
    'cloud-run',
  ],
  k3s: ['eks', 'gke', 'aks', 'openshift'],
  // "the link between our on-prem core and AWS": one thing stands there
  'on-prem': ['aws', 'gcp', 'azure'],
  // what schedules the work says more than what its machines are
  vmware: ['kubernetes', 'openshift', 'rke2', 'k3s', 'rancher', 'tanzu', 'nomad'],
  'bare-metal': ['nomad', 'kubernetes', 'openshift', 'rke2', 'k3s'],
  // "Node in TypeScript", "Postgres with Timescale", "Supabase (postgres)"
  javascript: ['typescript'],
  postgres: ['timescaledb'],
  supabase: ['postgres'],
};
const helpers: ReadonlySet<string> = new Set(['service']);

export function createFactReader(technologies: readonly Technology[]): (text: string) => Facts {
  const find = createMentionFinder(technologies);
  return (text) => {
    const found = new Map<string, Set<string>>();
    const implied = new Map<string, Set<string>>();
    const put = (into: Map<string, Set<string>>, part: string, id: string): void => {
      into.set(part, (into.get(part) ?? new Set()).add(id));
    };
    const parts = partsOf(text);
    for (const part of parts) {
      for (const { technology, from, to } of find(part.text)) {
        if (!isStated(part.text, from, to, part.asks)) continue;
        if (!helpers.has(technology.part)) put(found, technology.part, technology.id);
        for (const [other, id] of Object.entries(technology.implies)) put(implied, other, id);
      }
    }
    for (const [part, ids] of implied)
      if (!onlyAlone.has(part) || !found.has(part)) for (const id of ids) put(found, part, id);
    const told = parts.filter((part) => !part.asks).map((part) => part.text);
    const called = systemIn(told);
    const names = (one: string): boolean => find(one).length > 0;
    // "a clojure shop" is people
    const system =
      (called !== undefined && find(called)[0]?.from === 0 ? undefined : called) ??
      namedIn(told[0] ?? '', names) ??
      describedIn(told, names);
    const facts: Record<string, string | number | readonly string[]> = {};
    if (system !== undefined) facts.system = system;
    for (const [part, ids] of found) {
      const values = [...ids].filter((id) => !(wider[id] ?? []).some((narrow) => ids.has(narrow)));
      const [only] = values;
      if (only !== undefined) facts[part] = values.length === 1 ? only : values;
    }
    const asked = parts.filter((part) => part.asks).map((part) => part.text);
    return { ...facts, ...numbersIn(told, asked) };
  };
}
