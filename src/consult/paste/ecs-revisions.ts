import { z } from 'zod';
import { fromJson, type Parser, readTable, rowOf } from './parser.ts';

/** Task definitions of Amazon ECS: what a service runs, which there are, and which image each has. */

const definition = /(?:^|task-definition\/)(?<family>[\w-]+):(?<revision>\d+)$/u;

const services = z.object({
  services: z.array(
    z.object({
      deployments: z.array(
        z.object({
          status: z.string(),
          taskDefinition: z.string(),
          rolloutState: z.string().optional(),
          updatedAt: z.union([z.string(), z.number()]).optional(),
        }),
      ),
    }),
  ),
});

const definitions = z.object({ taskDefinitionArns: z.array(z.string()) });

export const ecsServices: Parser = {
  tool: 'ecs-services',
  read: (pasted) =>
    fromJson(pasted, (value) => {
      const read = services.safeParse(value);
      if (!read.success) return undefined;
      return read.data.services.flatMap(({ deployments }) =>
        deployments.flatMap((one) => {
          const { family, revision } = definition.exec(one.taskDefinition)?.groups ?? {};
          if (revision === undefined) return [];
          const failed = one.rolloutState === 'FAILED';
          const current = one.status === 'PRIMARY' && !failed;
          const when = one.updatedAt === undefined ? undefined : String(one.updatedAt);
          return [rowOf({ revision, owner: family, status: one.rolloutState ?? one.status, when, failed, current })];
        }),
      );
    }),
};

export const ecsDefinitions: Parser = {
  tool: 'ecs-task-definitions',
  read: (pasted) => {
    const json = fromJson(pasted, (value) => {
      const read = definitions.safeParse(value);
      return read.success
        ? read.data.taskDefinitionArns.flatMap((arn) => {
            const { family, revision } = definition.exec(arn)?.groups ?? {};
            return revision === undefined ? [] : [rowOf({ revision, owner: family })];
          })
        : undefined;
    });
    return (
      json ??
      readTable(pasted, {
        row: /^\s*(?:TASKDEFINITIONARNS\s+)?arn:aws[\w-]*:ecs:\S+:task-definition\/(?<owner>[\w-]+):(?<revision>\d+)\s*$/u,
        make: ({ owner, revision }) => rowOf({ revision, owner }),
      })
    );
  },
};

const image = String.raw`[\w.-]+(?::\d+)?(?:/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?`;

/** What the service says of itself: a task definition that is registered last need not be the one that runs. */
const settled = /^\s*PRIMARY\s+\S+:task-definition\/[\w-]+:(?<revision>\d+)\s+COMPLETED\s*$/u;

/** Lines of a revision and its images, as the loop over task definitions prints them; and which of them runs. */
export const ecsImages: Parser = {
  tool: 'ecs-images',
  read: (pasted) => {
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
