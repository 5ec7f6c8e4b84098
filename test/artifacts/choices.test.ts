import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { filesFor } from '../../src/artifacts/files-for.ts';
import { ours as consultant } from '../support/ours.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { strays } from './judges/strays.ts';

interface Made {
  readonly paths: readonly string[];
  readonly kinds: readonly string[];
  readonly missing: readonly string[];
  readonly faults: readonly string[];
  readonly text: string;
}

function made(words: string): Made {
  const understood = consultant.read(words);
  if (understood.kind === 'problem') throw new Error(`${words}: ${understood.problem.code}`);
  const { inquiry } = understood;
  const blueprint = consultant.answer(inquiry);
  const { files, missing } = filesFor(blueprint, consultant.system(inquiry), consultant.language(inquiry));
  const all = files
    .filter(({ path }) => path.startsWith('deploy/base/') && !path.endsWith('kustomization.yaml'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
  return {
    paths: files.map(({ path }) => path),
    kinds: all.map(({ kind }) => kind),
    missing: missing.map(({ needs }) => needs),
    faults: [...all.flatMap(manifestFaults), ...strays(all)],
    text: files.map(({ text }) => text).join('\n'),
  };
}

describe('what a person chooses beside the words', () => {
  it('is a Gateway, whose weights carry the canary', () => {
    const { kinds, faults, text } = made(
      'deploy checkout v2 canary on eks host_name=checkout.example.com gateway_class=envoy namespace=shop',
    );
    expect(kinds).toEqual(expect.arrayContaining(['Gateway', 'HTTPRoute', 'Rollout']));
    expect(kinds).not.toContain('Ingress');
    expect(text).toContain('argoproj-labs/gatewayAPI');
    expect(faults).toEqual([]);
  });

  it('is the load balancer that the Ingress belongs to', () => {
    const { text, faults } = made('deploy checkout v2 canary on eks host_name=shop.example.com ingress_controller=alb');
    expect(text).toContain('use-annotation');
    expect(faults).toEqual([]);
  });

  it.each(['', ' with helm'])('is a load balancer that asks the service where it answers%s', (packaging) => {
    const { text } = made(`deploy checkout v2 on eks${packaging} host_name=shop.example.com ingress_controller=alb`);
    expect(text).toContain('alb.ingress.kubernetes.io/healthcheck-path: /healthz');
  });

  it('is a queue that copies are counted by', () => {
    const { kinds, text, faults } = made('deploy checkout v2 on eks rabbitmq_queue=orders messages_per_copy=20');
    expect(kinds).toEqual(expect.arrayContaining(['ScaledObject', 'TriggerAuthentication']));
    expect(kinds).not.toContain('HorizontalPodAutoscaler');
    expect(text).toContain("value: '20'");
    expect(faults).toEqual([]);
  });

  it('is the Prometheus Operator', () => {
    expect(made('slo checkout 99.9 prometheus_release=kube-prometheus-stack').paths).toContain(
      'monitoring/checkout.prometheusrule.yml',
    );
  });

  it('is refused with a reason when it cannot be', () => {
    expect(made('deploy checkout v2 on eks gateway_class=envoy').missing).toEqual([
      'host: needed for a way in from outside',
    ]);
    expect(made('deploy checkout v2 on eks rabbitmq_queue=orders messages_per_copy=many').missing.join()).toContain(
      'scaleOn.perCopy',
    );
  });

  it('has a pipeline come with the manifests and policies that it deploys and judges, on Kubernetes alone', () => {
    const { paths, missing } = made('pipeline checkout golang on eks');
    expect(paths).toEqual(expect.arrayContaining(['deploy/base/deployment.yaml', 'deploy/policies/workload.yaml']));
    expect(missing).toEqual([]);
    const elsewhere = made('pipeline checkout golang on ecs');
    expect(elsewhere.paths.filter((path) => /base|policies/.test(path))).toEqual([]);
    expect(elsewhere.missing).toEqual([]);
  });

  it('keeps every file at a place of its own, also where several kinds come together', () => {
    for (const words of ['blueprint checkout golang on eks', 'pipeline checkout python on gke with gitlab ci']) {
      const { paths } = made(words);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });
});
