import { isObject, type JsonObject } from '../json-object.ts';

/** What a rule tells: where (a JSON pointer), what, and which error code Slack would answer with. */
export type Report = (pointer: string, message: string, code?: string) => void;

/** A rule looks at one value and reports all it finds. Messages read like Slack's own. */
export type Rule = (value: unknown, at: string, report: Report) => void;

export const anything: Rule = () => {};

export const string =
  ({ min = 1, max = Infinity, match }: { min?: number; max?: number; match?: RegExp } = {}): Rule =>
  (value, at, report) => {
    if (typeof value !== 'string') return report(at, 'must provide a string');
    if (value.length < min) report(at, `must be more than ${min - 1} characters`);
    if (value.length > max) report(at, `must be less than ${max + 1} characters`);
    if (match !== undefined && !match.test(value)) report(at, `must match ${match.source}`);
  };

export const url = (max = 3000): Rule => string({ max, match: /^[a-z][a-z0-9+.-]*:\S+$/i });

export const httpsUrl = (max = 3000): Rule => string({ max, match: /^https:\/\/\S+$/ });

export const boolean: Rule = (value, at, report) => {
  if (typeof value !== 'boolean') report(at, 'must provide a boolean');
};

export const integer =
  ({ min = -Infinity, max = Infinity }: { min?: number; max?: number } = {}): Rule =>
  (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return report(at, 'must provide a number');
    if (value < min || value > max) report(at, `must be between ${min} and ${max}`);
  };

export const oneOf =
  (...values: readonly (string | number)[]): Rule =>
  (value, at, report) => {
    if (!values.some((allowed) => allowed === value)) report(at, `must be one of: ${values.join(', ')}`);
  };

export const list =
  (item: Rule, { min = 0, max = Infinity }: { min?: number; max?: number } = {}): Rule =>
  (value, at, report) => {
    if (!Array.isArray(value)) return report(at, 'must provide an array');
    if (value.length < min) report(at, `no fewer than ${min} items allowed`);
    if (value.length > max) report(at, `no more than ${max} items allowed`);
    value.forEach((entry: unknown, index) => item(entry, `${at}/${index}`, report));
  };

interface Shape {
  required?: Record<string, Rule>;
  optional?: Record<string, Rule>;
  /** Rules that look at several fields at once. */
  check?: (value: JsonObject, at: string, report: Report) => void;
}

/** An object with exactly these fields; `type` is always allowed, whoever dispatched on it has checked it. */
export const shape =
  ({ required = {}, optional = {}, check }: Shape): Rule =>
  (value, at, report) => {
    if (!isObject(value)) return report(at, 'must provide an object');
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) report(at, `missing required field: ${key}`);
    }
    for (const [key, entry] of Object.entries(value)) {
      if (key === 'type' || entry === undefined) continue;
      const rule = required[key] ?? optional[key];
      if (rule === undefined) report(at, `invalid additional property: ${key}`);
      else rule(entry, `${at}/${key}`, report);
    }
    check?.(value, at, report);
  };

/** Chooses the rule by the object's `type`. */
export const byType =
  (rules: Record<string, Rule>, what = 'type'): Rule =>
  (value, at, report) => {
    if (!isObject(value)) return report(at, 'must provide an object');
    if (typeof value['type'] !== 'string') return report(at, 'missing required field: type');
    const rule = Object.hasOwn(rules, value['type']) ? rules[value['type']] : undefined;
    if (rule === undefined) return report(`${at}/type`, `unsupported ${what}: ${value['type']}`);
    rule(value, at, report);
  };
