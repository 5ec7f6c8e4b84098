import { Application } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { AnalysisTemplate, Rollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { HelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2';
import { Kustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1';
import { GitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import { Gateway, HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import { ScaledObject, TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Service, ServiceAccount } from 'kubernetes-models/v1';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

type Model = new (value: never) => { validate: () => void };

const models: Readonly<Record<string, Model>> = {
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy': ValidatingAdmissionPolicy,
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding': ValidatingAdmissionPolicyBinding,
  'apps/v1 Deployment': Deployment,
  'argoproj.io/v1alpha1 Rollout': Rollout,
  'argoproj.io/v1alpha1 AnalysisTemplate': AnalysisTemplate,
  'argoproj.io/v1alpha1 Application': Application,
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'external-secrets.io/v1 ExternalSecret': ExternalSecret,
  'gateway.networking.k8s.io/v1 Gateway': Gateway,
  'gateway.networking.k8s.io/v1 HTTPRoute': HTTPRoute,
  'helm.toolkit.fluxcd.io/v2 HelmRelease': HelmRelease,
  'keda.sh/v1alpha1 ScaledObject': ScaledObject,
  'keda.sh/v1alpha1 TriggerAuthentication': TriggerAuthentication,
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': Kustomization,
  'monitoring.coreos.com/v1 PrometheusRule': PrometheusRule,
  'networking.k8s.io/v1 Ingress': Ingress,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'source.toolkit.fluxcd.io/v1 GitRepository': GitRepository,
  'v1 Service': Service,
  'v1 ServiceAccount': ServiceAccount,
};

/** The schema of the resource itself. Fields it does not know are seen by tsc, where the resource is built. */
export function manifestFaults(manifest: Manifest): readonly string[] {
  const model = models[`${manifest.apiVersion} ${manifest.kind}`];
  if (model === undefined) return [`nobody judges ${manifest.apiVersion} ${manifest.kind}`];
  try {
    new model(manifest as never).validate();
    return [];
  } catch (error) {
    return [`${manifest.kind}: ${String(error)}`];
  }
}
