import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { toResourceName } from '../../src/artifacts/names.ts';
import { readRecipe, type RecipeInput } from '../../src/artifacts/read-recipe.ts';
import type { Recipe } from '../../src/artifacts/recipe.ts';
import { declarative } from './judges/declarative.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { shellSyntax } from './judges/shell.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    'Checkout Service',
    'Größenberater',
    '결제',
    '$(reboot)',
    '"; rm -rf /',
    '--help',
    'a'.repeat(300),
    '{{ x }}',
    '${{ secrets.X }}',
    "it's",
    '-a-',
    '1st',
  ),
);

const all = (system: string): RecipeInput => ({
  wants: ['pipeline', 'container', 'manifests', 'monitoring'],
  system,
  ci: 'jenkins',
  language: 'node',
  strategy: 'blue-green',
});

async function faults(recipe: Recipe): Promise<readonly string[]> {
  const found = makeFiles(recipe).map(async ({ path, language, text }): Promise<readonly string[]> => {
    if (language === 'bash') return shellSyntax(text);
    if (language === 'groovy') return declarative(text);
    if (language !== 'yaml') return [];
    const documents = parseAllDocuments(text);
    const manifest = path.startsWith('deploy/base/') && !path.endsWith('kustomization.yaml');
    return documents.flatMap((document) => [
      ...document.errors.map(String),
      ...(manifest ? manifestFaults(document.toJS() as Manifest) : []),
    ]);
  });
  return (await Promise.all(found)).flat();
}

describe('names from people', () => {
  it.each([
    ['Checkout Service', 'checkout-service'],
    ['Größenberater', 'gro-enberater'],
    ['  __API v2__ ', 'api-v2'],
    ['42 answers', 'answers'],
    ['결제', undefined],
    ['', undefined],
  ])('%j becomes %j', (given, name) => {
    expect(toResourceName(given)).toBe(name);
  });

  it('become a valid name or none, and a name stays as it is', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const name = toResourceName(given);
        if (name === undefined) return;
        expect(name).toMatch(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/);
        expect(toResourceName(name)).toBe(name);
      }),
    );
  });

  it('give valid files, or a refusal that names the field', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (given) => {
        const reading = readRecipe(all(given));
        const refused = 'problems' in reading ? reading.problems.map(({ field }) => field) : ['system'];
        expect(refused).toEqual(['system']);
        expect('recipe' in reading ? await faults(reading.recipe) : []).toEqual([]);
      }),
    );
  });

  it('give valid files once they were made into a name', async () => {
    await fc.assert(
      fc.asyncProperty(anything.map(toResourceName), async (name) => {
        const reading = readRecipe(all(name ?? 'checkout'));
        expect(reading).toHaveProperty('recipe');
        expect('recipe' in reading ? await faults(reading.recipe) : []).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['image', { image: 'ghcr.io/Shop/checkout:latest' }],
    ['image', { image: 'ghcr.io/shop/x;reboot' }],
    ['namespace', { namespace: 'Shop' }],
    ['healthPath', { healthPath: '/$(reboot)' }],
    ['host', { host: 'shop' }],
    ['environments', { environments: ['production', 'production'] }],
    ['maxReplicas', { replicas: 5, maxReplicas: 2 }],
    ['strategy', { packaging: 'helm', strategy: 'canary' }],
    ['repository', { gitops: 'flux', namespace: 'shop' }],
    ['gatewayClass', { gatewayClass: 'envoy', ingressController: 'alb', host: 'shop.example.com' }],
    ['host', { gatewayClass: 'envoy' }],
    ['scaleOn', { packaging: 'helm', scaleOn: { by: 'rabbitmq', queue: 'orders', perCopy: 5 } }],
    ['prometheusUrl', { scaleOn: { by: 'prometheus', query: 'up', perCopy: 5 } }],
    ['scaleOn', { scaleOn: { by: 'sqs', queueUrl: 'https://evil.example/111122223333/q', perCopy: 5 } }],
    [
      'shares',
      {
        shares: [
          { percent: 25, holdSeconds: 60 },
          { percent: 5, holdSeconds: 60 },
        ],
      },
    ],
    ['family', { family: 'ecs', gitops: 'flux', wants: ['pipeline'] }],
  ] as const)('%s is refused: %j', (field, wrong) => {
    const reading = readRecipe({ ...all('checkout'), strategy: 'rolling', ...wrong } as RecipeInput);
    const fields = 'problems' in reading ? reading.problems.map((one) => one.field.split('.')[0]) : [];
    expect(fields).toContain(field);
  });

  it('says which values were assumed', () => {
    const reading = readRecipe({ wants: ['container'], system: 'checkout', language: 'go', port: 3_000 });
    const assumed = 'assumed' in reading ? reading.assumed : [];
    expect(assumed).toEqual(expect.arrayContaining(['healthPath', 'replicas']));
    expect(assumed).not.toContain('port');
  });
});
