import type { ListingTool } from '../inquiry.ts';
import type { Row } from './listing.ts';
import { type Parser, readTable, rowOf, withNewest } from './parser.ts';

/** `kubectl get replicasets` and `get controllerrevisions` with the columns that pair revision and image. */

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

const revisions = (tool: ListingTool, owner: string): Parser => ({
  tool,
  read: (pasted) => {
    const found = readTable(pasted, {
      header: new RegExp(String.raw`^\s*${owner}\s+REVISION\s+IMAGE\s+READY`, 'u'),
      row: /^\s*(?<owner>[a-z0-9][\w.-]*)\s+(?<revision>\d+)\s+(?<image>\S+)(?:\s+(?<ready>\d+|<none>))?\s*$/u,
      make: ({ owner: name, revision, image, ready: pods = '' }) =>
        rowOf({ owner: name, revision, image, current: ready.test(pods) }),
    });
    return found && { ...found, rows: oneCurrent(found.rows) };
  },
});

export const replicaSets = revisions('kubectl-replicasets', 'DEPLOYMENT');

export const rolloutReplicaSets = revisions('kubectl-rollout-replicasets', 'ROLLOUT');

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
