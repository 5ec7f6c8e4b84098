import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ours as consultant } from '../../support/ours.ts';

const shop = readFileSync(new URL('../../fixtures/catalog/shop.yaml', import.meta.url), 'utf8');

describe('a Backstage catalog', () => {
  const { records, faults } = consultant.readCatalog(shop);

  it('tells of its components and systems, and of nothing else', () => {
    expect(records.map(({ name }) => name)).toEqual(['Checkout', 'billing-api', 'shop']);
    expect(faults).toEqual([]);
  });

  it('tells by its annotations what runs, deploys and builds a system, and what that is called', () => {
    expect(records[0]).toMatchObject({
      place: 'kubernetes',
      using: ['argo-cd'],
      ci: 'jenkins',
      values: {
        app: 'checkout-production',
        namespace: 'shop',
        workflow: 'shop/deploy-checkout',
        repository: 'acme/checkout',
      },
      owner: 'team-cart',
      repository: 'https://github.com/acme/checkout',
    });
    expect(records[1]).toMatchObject({
      place: 'ecs',
      ci: 'gitlab-ci',
      values: { cluster: 'prod', service: 'billing', region: 'eu-west-1' },
    });
  });

  it('tells of technologies in its words and tags', () => {
    expect(records[0]?.facts).toMatchObject({
      language: 'java',
      framework: 'spring-boot',
      database: 'postgres',
      cache: 'redis',
      secrets: 'vault',
    });
  });

  it('brings no credential along', () => {
    expect(JSON.stringify(records)).not.toContain('R0UT1NGK3Y');
  });

  it.each([
    ['kind: Component\nmetadata: {name: a\n', 3, 'not YAML'],
    ['kind: Component\nmetadata:\n  title: Checkout\n', 3, 'metadata.name'],
    ['kind: Component\nmetadata:\n  name: a\n  tags: java\n', 4, 'metadata.tags'],
    [
      'kind: Component\nmetadata:\n  name: ok\n---\nkind: Component\nmetadata:\n  name: "a; b"\n',
      7,
      'no name of letters',
    ],
    ['kind: Group\nmetadata:\n  name: a\n', 1, 'no Component or System'],
    ['', 1, 'no Component or System'],
    ['just words', 1, 'no Component or System'],
  ])('that cannot be used says where and why: %j', (text, line, words) => {
    const read = consultant.readCatalog(text);
    expect(read.faults).toHaveLength(1);
    expect(read.faults[0]).toMatchObject({ line });
    expect(read.faults[0]?.what).toContain(words);
  });
});
