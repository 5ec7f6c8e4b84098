import { z } from 'zod';
import type { ListingTool } from '../inquiry.ts';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Parser, readTable, rowOf, withNewest } from './parser.ts';

/** `kubectl get replicasets`, also as JSON, and `get controllerrevisions` with the columns that pair revision and image. */

const ready = /^(?:[1-9]\d*)$/u;

/** Several may have pods while a rollout goes on: the newest of them is what it goes to. */
function oneCurrent(rows: readonly Row[]): readonly Row[] {
  const owners = [...new Set(rows.map((row) => row.owner))];
  return owners.flatMap((owner) => {
    const own = rows.filter((row) => row.owner === owner);
    const up = own.filter((row) => row.current === true);
    const newest = withNewest(up.length > 0 ? up : own).find((row) => row.current === true);
    return own.map(({ current, ...row }) =>
      row.revision === newest?.revision && (up.length === 0 || current === true) ? { ...row, current: true } : row,
    );
  });
}

const replicaSet = z.object({
  kind: z.literal('ReplicaSet'),
  metadata: z.object({
    annotations: z.record(z.string(), z.string()),
    ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    template: z.object({ spec: z.object({ containers: z.array(z.object({ image: z.string() })) }) }),
  }),
  status: z.object({ readyReplicas: z.number().optional() }).optional(),
});

const list = z.object({ kind: z.string(), items: z.array(z.unknown()) });

const fromReplicaSets =
  (kind: string, annotation: string) =>
  (value: unknown): readonly Row[] =>
    entriesOf(list.safeParse(value).data?.items, replicaSet).flatMap(({ metadata, spec, status }) => {
      const owner = metadata.ownerReferences.find((one) => one.kind === kind)?.name;
      const revision = metadata.annotations[annotation];
      const image = spec.template.spec.containers.map((container) => container.image).join(',');
      return owner === undefined || revision === undefined
        ? []
        : [rowOf({ owner, revision, image, current: (status?.readyReplicas ?? 0) > 0 })];
    });

const revisions = (tool: ListingTool, owner: string, read: ReturnType<typeof fromReplicaSets>): Parser => ({
  tool,
  read: (pasted) => {
    const found =
      fromData(pasted, read) ??
      readTable(pasted, {
        header: new RegExp(String.raw`^\s*${owner}\s+REVISION\s+IMAGE\s+READY`, 'u'),
        row: /^\s*(?<owner>[a-z0-9][\w.-]*)\s+(?<revision>\d+)\s+(?<image>\S+)(?:\s+(?<ready>\d+|<none>))?\s*$/u,
        make: ({ owner: name, revision, image, ready: pods = '' }) =>
          rowOf({ owner: name, revision, image, current: ready.test(pods) }),
      });
    return found && { ...found, rows: oneCurrent(found.rows) };
  },
});

export const replicaSets = revisions(
  'kubectl-replicasets',
  'DEPLOYMENT',
  fromReplicaSets('Deployment', 'deployment.kubernetes.io/revision'),
);

export const rolloutReplicaSets = revisions(
  'kubectl-rollout-replicasets',
  'ROLLOUT',
  fromReplicaSets('Rollout', 'rollout.argoproj.io/revision'),
);

export const controllerRevisions: Parser = {
  tool: 'kubectl-controllerrevisions',
  read: (pasted) => {
    const found =
      readTable(pasted, {
        header: /^\s*OWNER\s+REVISION\s+IMAGE\s+CREATED/u,
        row: /^\s*(?<owner>[a-z0-9][\w.-]*)\s+(?<revision>\d+)\s+(?<image>\S+)(?:\s+(?<when>\d{4}-\S+))?\s*$/u,
        make: ({ owner, revision, image, when }) => rowOf({ owner, revision, image, when }),
      }) ??
      readTable(pasted, {
        header: /^\s*NAME\s+CONTROLLER\s+REVISION\s+AGE/u,
        row: /^\s*\S+\s+[a-z]+\.apps\/(?<owner>\S+)\s+(?<revision>\d+)\s+(?<when>\S+)\s*$/u,
        make: ({ owner, revision, when }) => rowOf({ owner, revision, when }),
      });
    return found && { ...found, rows: oneCurrent(found.rows) };
  },
};
