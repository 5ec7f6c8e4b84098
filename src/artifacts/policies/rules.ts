/** What every workload keeps to, in CEL: the server itself reads it, and so does the pipeline. */

export interface PolicyRule {
  readonly expression: string;
  readonly message: string;
}

export interface PolicyVariable {
  readonly name: string;
  readonly expression: string;
}

export const variables: readonly PolicyVariable[] = [
  { name: 'pod', expression: 'object.spec.template.spec' },
  {
    name: 'containers',
    expression: 'variables.pod.containers + (has(variables.pod.initContainers) ? variables.pod.initContainers : [])',
  },
];

const everyContainer = (condition: string): string => `variables.containers.all(c, ${condition})`;
const secured = (condition: string): string => everyContainer(`has(c.securityContext) && ${condition}`);

export const workloadRules: readonly PolicyRule[] = [
  {
    expression:
      'has(variables.pod.securityContext) && has(variables.pod.securityContext.runAsNonRoot) && variables.pod.securityContext.runAsNonRoot',
    message: 'The pod may run as root: set securityContext.runAsNonRoot.',
  },
  {
    expression: secured(
      'has(c.securityContext.allowPrivilegeEscalation) && !c.securityContext.allowPrivilegeEscalation && !(has(c.securityContext.privileged) && c.securityContext.privileged)',
    ),
    message: 'A container may gain rights: set allowPrivilegeEscalation to false, and never privileged.',
  },
  {
    expression: secured(
      "has(c.securityContext.capabilities) && has(c.securityContext.capabilities.drop) && 'ALL' in c.securityContext.capabilities.drop",
    ),
    message: 'A container keeps capabilities: drop ALL.',
  },
  {
    expression: secured('has(c.securityContext.readOnlyRootFilesystem) && c.securityContext.readOnlyRootFilesystem'),
    message: 'A container can change its own files: set readOnlyRootFilesystem, and mount what it must write to.',
  },
  {
    expression:
      '!(has(variables.pod.hostNetwork) && variables.pod.hostNetwork) && !(has(variables.pod.hostPID) && variables.pod.hostPID) && !(has(variables.pod.hostIPC) && variables.pod.hostIPC) && !(has(variables.pod.volumes) && variables.pod.volumes.exists(v, has(v.hostPath)))',
    message: 'The pod reaches into its node: no host network, host processes or host paths.',
  },
  {
    expression: everyContainer(
      "has(c.resources) && has(c.resources.requests) && 'cpu' in c.resources.requests && 'memory' in c.resources.requests && has(c.resources.limits) && 'memory' in c.resources.limits",
    ),
    message: 'A container says not what it needs: request cpu and memory, and limit memory.',
  },
  {
    expression: 'variables.pod.containers.all(c, has(c.readinessProbe))',
    message: 'A container would get traffic before it can answer: give it a readinessProbe.',
  },
  {
    expression: everyContainer(
      "!has(c.env) || c.env.all(e, !has(e.value) || !e.name.matches('(?i:password|passwd|secret|token|api_?key|private_?key)'))",
    ),
    message: 'A secret stands in the manifest: name it by valueFrom.secretKeyRef or envFrom.',
  },
];

export const digestRules: readonly PolicyRule[] = [
  {
    expression: everyContainer("c.image.matches('@sha256:[0-9a-f]{64}$')"),
    message: 'An image is named by a tag, which can move: name it by its digest.',
  },
];
