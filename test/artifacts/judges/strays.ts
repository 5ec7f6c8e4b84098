import type { Manifest } from './models.ts';

/** What schemas cannot see: that the parts mean each other. */

interface Workload {
  readonly selector: { readonly matchLabels: object };
  readonly template: {
    readonly metadata: { readonly labels: object };
    readonly spec: {
      readonly serviceAccountName: string;
      readonly containers: readonly {
        readonly ports: readonly { readonly name: string }[];
        readonly securityContext: object;
        readonly image: string;
      }[];
    };
  };
}

export const one = (all: readonly Manifest[], kind: string): Manifest | undefined =>
  all.find((manifest) => manifest.kind === kind);

const named = (all: readonly Manifest[], kind: string): readonly string[] =>
  all.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);

/** The names that stand in a place, wherever it is. */
const mentioned = (given: unknown, pattern: RegExp): readonly string[] =>
  Array.from(JSON.stringify(given ?? {}).matchAll(pattern), ([, name]) => name ?? '');

const absent = (what: string, mentions: readonly string[], there: readonly string[]): readonly string[] =>
  mentions.filter((name) => !there.includes(name)).map((name) => `${what} ${name} is not there`);

function counters(all: readonly Manifest[], workload: Manifest): readonly string[] {
  const scalers = all.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  return [
    ...(scalers.length === 1 ? [] : [`${scalers.length} that count copies`]),
    ...scalers
      .map(({ spec }) => spec['scaleTargetRef'] as { kind: string; name: string })
      .filter(({ kind, name }) => kind !== workload.kind || name !== workload.metadata.name)
      .map(() => 'what counts copies scales something else'),
    ...scalers.flatMap(({ spec }) =>
      absent('proof', mentioned(spec, /"authenticationRef":\{"name":"([^"]+)"/g), named(all, 'TriggerAuthentication')),
    ),
  ];
}

function ways(all: readonly Manifest[], workload: Manifest): readonly string[] {
  const services = named(all, 'Service');
  const listeners = mentioned(one(all, 'Gateway')?.spec['listeners'], /"name":"([^"]+)","protocol"/g);
  const routes = all.filter(({ kind }) => kind === 'HTTPRoute').map(({ spec }) => spec);
  return [
    ...absent('service', mentioned(one(all, 'Ingress')?.spec, /"service":\{"name":"([^"]+)"/g), services),
    ...absent('service', mentioned(routes, /"kind":"Service","name":"([^"]+)"/g), services),
    ...absent('gateway', mentioned(routes, /"name":"([^"]+)","sectionName"/g), named(all, 'Gateway')),
    ...absent('listener', mentioned(routes, /"sectionName":"([^"]+)"/g), listeners),
    ...absent('service', mentioned(workload.spec, /"(?:active|preview|stable|canary)Service":"([^"]+)"/g), services),
    ...absent('route', mentioned(workload.spec, /"httpRoute":"([^"]+)"/g), named(all, 'HTTPRoute')),
    ...absent('ingress', mentioned(workload.spec, /"(?:stableIngress|ingress)":"([^"]+)"/g), named(all, 'Ingress')),
  ];
}

export function strays(all: readonly Manifest[]): readonly string[] {
  const workload = one(all, 'Deployment') ?? one(all, 'Rollout');
  if (workload === undefined) return [];
  const { selector, template } = workload.spec as unknown as Workload;
  const labels = new Map(Object.entries(template.metadata.labels));
  const ports = template.spec.containers.flatMap((container) => container.ports.map(({ name }) => name));
  const selects = (wanted: unknown): boolean =>
    Object.entries(wanted as object).every(([key, value]) => labels.get(key) === value);
  const budget = one(all, 'PodDisruptionBudget')?.spec;
  return [
    ...(selects(selector.matchLabels) ? [] : ['the workload does not select its pods']),
    ...all
      .filter(({ kind }) => kind === 'Service')
      .filter(
        ({ spec }) =>
          !selects(spec['selector']) ||
          !(spec['ports'] as { targetPort: string }[]).every(({ targetPort }) => ports.includes(targetPort)),
      )
      .map(({ metadata }) => `service ${metadata.name} finds no pod or no port`),
    ...(budget && 'minAvailable' in budget && 'maxUnavailable' in budget ? ['a budget with both'] : []),
    ...counters(all, workload),
    ...ways(all, workload),
    ...absent('analysis', mentioned(workload.spec, /"templateName":"([^"]+)"/g), named(all, 'AnalysisTemplate')),
    ...absent('service account', [template.spec.serviceAccountName], named(all, 'ServiceAccount')),
    ...('replicas' in workload.spec ? ['replicas fight with the autoscaler'] : []),
    ...all
      .filter(({ metadata }) => !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(metadata.name))
      .map(({ metadata }) => `${metadata.name} is no name`),
  ];
}
