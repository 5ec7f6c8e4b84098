import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Parser, readTable, rowOf } from './parser.ts';

/** Task definitions of Amazon ECS: what a service runs, which there are, and which image each has. */

const definition = /(?:^|task-definition\/)(?<family>[\w-]+):(?<revision>\d+)$/u;

const deployment = z.object({
  status: z.string(),
  taskDefinition: z.string(),
  rolloutState: z.string().optional(),
  updatedAt: z.union([z.string(), z.number()]).optional(),
});

const service = z.object({ deployments: z.array(z.unknown()) });

/** A service, also one that `--query` took out of the list. */
const services = z.union([
  z.object({ services: z.array(service) }).transform(({ services: all }) => all),
  z.array(service),
  service.transform((one) => [one]),
]);

function deployed({ status, taskDefinition, rolloutState, updatedAt }: z.infer<typeof deployment>): readonly Row[] {
  const { family, revision } = definition.exec(taskDefinition)?.groups ?? {};
  if (revision === undefined) return [];
  const failed = rolloutState === 'FAILED';
  const when = updatedAt === undefined ? undefined : String(updatedAt);
  const current = status === 'PRIMARY' && !failed;
  return [rowOf({ revision, owner: family, status: rolloutState ?? status, when, failed, current })];
}

export const ecsServices: Parser = {
  tool: 'ecs-services',
  read: (pasted) =>
    fromData(pasted, (value) =>
      services
        .safeParse(value)
        .data?.flatMap(({ deployments }) => entriesOf(deployments, deployment).flatMap(deployed)),
    ) ??
    readTable(pasted, {
      row: /^\s*DEPLOYMENTS\s.*\b(?<state>COMPLETED|IN_PROGRESS|FAILED)\b.*\b(?<status>PRIMARY|ACTIVE|INACTIVE)\s.*?(?<definition>task-definition\/[\w-]+:\d+)(?:\s.*)?$/u,
      make: ({ state, status = '', definition: taskDefinition = '' }) =>
        deployed({ status, taskDefinition, rolloutState: state })[0],
    }),
};

const definitions = z.object({ taskDefinitionArns: z.array(z.string()) });

export const ecsDefinitions: Parser = {
  tool: 'ecs-task-definitions',
  read: (pasted) =>
    fromData(pasted, (value) =>
      definitions.safeParse(value).data?.taskDefinitionArns.flatMap((arn) => {
        const { family, revision } = definition.exec(arn)?.groups ?? {};
        return revision === undefined ? [] : [rowOf({ revision, owner: family })];
      }),
    ) ??
    readTable(pasted, {
      row: /^[\s|]*(?:TASKDEFINITIONARNS\s+)?arn:aws[\w-]*:ecs:\S+:task-definition\/(?<owner>[\w-]+):(?<revision>\d+)[\s|]*$/u,
      make: ({ owner, revision }) => rowOf({ revision, owner }),
    }),
};

/** `aws ecs describe-task-definition`: one of them, with its images. */
const described = z.object({
  taskDefinition: z.object({
    family: z.string(),
    revision: z.number(),
    containerDefinitions: z.array(z.object({ image: z.string() })),
  }),
});

const image = String.raw`[\w.-]+(?::\d+)?(?:/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?`;

/** What the service says of itself: a task definition that is registered last need not be the one that runs. */
const settled = /^\s*PRIMARY\s+\S+:task-definition\/[\w-]+:(?<revision>\d+)\s+COMPLETED\s*$/u;

/** Lines of a revision and its images, as the loop over task definitions prints them; and which of them runs. */
export const ecsImages: Parser = {
  tool: 'ecs-images',
  read: (pasted) => {
    const one = fromData(pasted, (value) => {
      const read = described.safeParse(value).data?.taskDefinition;
      const images = read?.containerDefinitions.map((container) => container.image).join(',');
      return read && [rowOf({ revision: String(read.revision), owner: read.family, image: images })];
    });
    if (one !== undefined) return one;
    const found = readTable(pasted, {
      row: new RegExp(String.raw`^\s*(?<revision>\d+)\s+(?<image>${image}(?:,${image})*)\s*$`, 'u'),
      make: ({ revision, image: images = '' }) =>
        images.includes(':') ? rowOf({ revision, image: images }) : undefined,
    });
    const running = pasted.lines.flatMap((line) => settled.exec(line)?.groups?.['revision'] ?? []);
    return (
      found && {
        ...found,
        rows: found.rows.map((row) => (running.includes(row.revision) ? { ...row, current: true } : row)),
      }
    );
  },
};
