import { systemId, type SystemRecord } from './record.ts';

/** Which of these is called so: the one of that name, or else the one that had it before it got another. */
export function named<One extends { readonly record: SystemRecord }>(
  name: string,
  all: readonly One[],
): One | undefined {
  const id = systemId(name);
  return (
    all.find(({ record }) => systemId(record.name) === id) ??
    all.find(({ record: { formerly = [] } }) => formerly.includes(id))
  );
}
