import { Environment } from '@marcbachmann/cel-js';
import type { IValidatingAdmissionPolicySpec } from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { Manifest } from './models.ts';

/** A ValidatingAdmissionPolicy as the Kubernetes server reads it: which resources it is for, and what it refuses. */

const environment = new Environment().registerVariable('object', 'dyn').registerVariable('variables', 'dyn');

const specOf = (policy: Manifest): IValidatingAdmissionPolicySpec => policy.spec;

const plural = (kind: string): string => `${kind.toLowerCase()}s`;

function isFor(policy: Manifest, { apiVersion, kind }: Manifest): boolean {
  const [version = '', group = ''] = apiVersion.split('/').toReversed();
  return (specOf(policy).matchConstraints?.resourceRules ?? []).some(
    ({ apiGroups, apiVersions, resources }) =>
      apiGroups?.includes(group) && apiVersions?.includes(version) && resources?.includes(plural(kind)),
  );
}

/** What is no CEL, knows no such variable, or is no yes and no. */
export function expressionFaults(policy: Manifest): readonly string[] {
  const { variables = [], validations = [] } = specOf(policy);
  const check = (expression: string, type: string | undefined): readonly string[] => {
    const { valid, type: found, error } = environment.check(expression);
    if (!valid) return [`${expression}: ${String(error?.message)}`];
    return type === undefined || found === type || found === 'dyn' ? [] : [`${expression} is ${String(found)}`];
  };
  return [
    ...variables.flatMap(({ expression }) => check(expression, undefined)),
    ...validations.flatMap(({ expression }) => check(expression, 'bool')),
  ];
}

/** The messages with which the server would refuse; undefined where the policy is not for it. A fault refuses as well. */
export function refusals(policy: Manifest, object: Manifest): readonly string[] | undefined {
  if (!isFor(policy, object)) return undefined;
  const { variables = [], validations = [] } = specOf(policy);
  const known: Record<string, unknown> = {};
  for (const { name, expression } of variables) {
    known[name] = environment.evaluate(expression, { object, variables: known });
  }
  return validations.flatMap(({ expression, message }) => {
    try {
      return environment.evaluate(expression, { object, variables: known }) === true ? [] : [message ?? expression];
    } catch (error) {
      return [`${message ?? expression} ${String(error)}`];
    }
  });
}
