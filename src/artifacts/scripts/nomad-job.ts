import type { GeneratedFile } from '../generated-file.ts';
import { ref, toHcl, variable, type Block, type Value } from '../infrastructure/hcl.ts';
import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';

/**
 * Copies that are added before old ones go; as many as there are is blue-green. Nomad promotes none by itself, for it
 * would ask their health checks and nothing else: deploy.sh does, when it has seen what they answer.
 */
const canaries = ({ strategy, replicas }: Recipe): Readonly<Record<string, Value>> => {
  if (strategy === 'canary') return { canary: 1, auto_promote: false };
  return strategy === 'blue-green' ? { canary: replicas, auto_promote: false } : {};
};

const job = (recipe: Recipe): Block => ({
  block: 'job',
  labels: [recipe.system],
  body: { type: 'service' },
  blocks: [
    {
      block: 'update',
      body: {
        max_parallel: recipe.strategy === 'recreate' ? recipe.replicas : 1,
        health_check: 'checks',
        min_healthy_time: '10s',
        healthy_deadline: '5m',
        auto_revert: true,
        ...canaries(recipe),
      },
    },
    {
      block: 'group',
      labels: [recipe.system],
      body: { count: recipe.replicas },
      blocks: [
        { block: 'network', body: {}, blocks: [{ block: 'port', labels: ['http'], body: { to: recipe.port } }] },
        {
          block: 'service',
          body: { name: recipe.system, port: 'http', provider: 'nomad' },
          blocks: [{ block: 'check', body: { type: 'http', path: recipe.healthPath, interval: '5s', timeout: '2s' } }],
        },
        {
          block: 'task',
          labels: [recipe.system],
          body: { driver: 'docker', kill_timeout: '45s' },
          blocks: [
            {
              block: 'config',
              body: { image: ref('var.image'), ports: ['http'], readonly_rootfs: true, cap_drop: ['all'] },
            },
            { block: 'env', body: { PORT: String(recipe.port), ENVIRONMENT: ref('var.environment') } },
            { block: 'resources', body: { cpu: recipe.cpuMillis, memory: recipe.memoryMi } },
          ],
        },
      ],
    },
  ],
});

export const nomadFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  {
    path: `deploy/${recipe.system}.nomad.hcl`,
    language: 'hcl',
    about: isGradual(recipe)
      ? 'The Nomad job: one image by digest. Its canaries wait until deploy.sh promotes them, and go by themselves if they do not get healthy.'
      : 'The Nomad job: one image by digest, healthy by its checks, taken back by itself if it does not get there.',
    text: toHcl([variable('image', 'By digest.'), variable('environment', 'Which environment this is.'), job(recipe)]),
  },
];
