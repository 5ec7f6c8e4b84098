import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentOf, findRevision } from '../../../src/consult/paste/find-revision.ts';
import type { Listing } from '../../../src/consult/paste/listing.ts';
import { readListing } from '../../../src/consult/paste/read-listing.ts';

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/paste/${name}`, import.meta.url)), 'utf8');

function listingOf(text: string): Listing {
  const read = readListing(text);
  if (read === undefined) throw new Error(`no listing in: ${text.slice(0, 80)}`);
  return read.listing;
}

/** What each tool prints, the entry that carried v2.3, the one that serves, and what that is called. */
const outputs: readonly (readonly [string, string, string | undefined, string | undefined, string | undefined])[] = [
  ['helm-history.txt', 'helm-history', '9', '13', 'v2.4.1'],
  ['helm-history.json', 'helm-history', '9', '13', 'v2.4.1'],
  ['helm-history.yaml', 'helm-history', '9', '13', 'v2.4.1'],
  ['helm-2-history.txt', 'helm-history', '8', '9', 'v2.4'],
  ['kubectl-rollout-history.txt', 'kubectl-rollout-history', '4', '6', 'v2.4.1'],
  ['kubectl-rollout-revision.txt', 'kubectl-rollout-history', '4', undefined, undefined],
  ['kubectl-replicasets.txt', 'kubectl-replicasets', '4', '6', 'v2.4.1'],
  ['kubectl-replicasets.json', 'kubectl-replicasets', '4', '6', 'v2.4.1'],
  ['kubectl-rollout-replicasets.txt', 'kubectl-rollout-replicasets', '7', '8', 'v2.4'],
  ['kubectl-controllerrevisions.txt', 'kubectl-controllerrevisions', '2', '3', 'v2.4'],
  ['argocd-history.txt', 'argocd-history', '41', '43', 'v2.4.1'],
  ['argocd-history-commits.txt', 'argocd-history', undefined, '42', undefined],
  ['argocd-history-sources.txt', 'argocd-history', '41', '43', 'v1.9'],
  ['argocd-history.yaml', 'argocd-history', '41', '43', 'v2.4.1'],
  ['argocd-app.json', 'argocd-history', '41', '43', 'v2.4.1'],
  ['nomad-history.txt', 'nomad-history', '5', '7', 'v2.4.1'],
  ['nomad-history.json', 'nomad-history', '5', '7', 'v2.4.1'],
  ['nomad-history-sidecar.txt', 'nomad-history', '6', '7', 'v2.4.1'],
  ['heroku-releases.txt', 'heroku-releases', undefined, 'v104', undefined],
  ['heroku-releases-columns.txt', 'heroku-releases', 'v101', 'v106', 'v2.4.1'],
  ['ecs-services.json', 'ecs-services', undefined, '43', undefined],
  ['ecs-services.yaml', 'ecs-services', undefined, '43', undefined],
  ['ecs-services-text.txt', 'ecs-services', undefined, '43', undefined],
  ['ecs-task-definitions.json', 'ecs-task-definitions', undefined, undefined, undefined],
  ['ecs-task-definitions-table.txt', 'ecs-task-definitions', undefined, undefined, undefined],
  ['ecs-task-definition.json', 'ecs-images', '41', undefined, undefined],
  ['ecs-images.txt', 'ecs-images', '41', undefined, undefined],
  ['ecs-images-running.txt', 'ecs-images', '41', '42', 'v2.30'],
  ['cloud-run-revisions.txt', 'cloud-run-revisions', 'checkout-00041-lup', undefined, undefined],
  ['cloud-run-revisions.json', 'cloud-run-revisions', 'checkout-00041-lup', 'checkout-00043-qix', 'v2.4.1'],
  ['cloud-run-revisions-suffix.txt', 'cloud-run-revisions', 'checkout-v2-3', 'checkout-v2-4-1', 'v2.4.1'],
  ['cloud-run-revisions-plain.txt', 'cloud-run-revisions', undefined, 'checkout-00043-qix', undefined],
  ['fly-releases.txt', 'fly-releases', 'registry.fly.io/checkout:v2.3', 'registry.fly.io/checkout:v2.4.1', 'v2.4.1'],
  ['fly-releases.json', 'fly-releases', 'registry.fly.io/checkout:v2.3', 'registry.fly.io/checkout:v2.4.1', 'v2.4.1'],
  ['container-apps-revisions.txt', 'container-apps-revisions', 'checkout--r2-3', 'checkout--r2-4-1', 'v2.4.1'],
  ['container-apps-revisions-plain.txt', 'container-apps-revisions', undefined, 'checkout--r2-4-1', undefined],
  ['lambda-versions.txt', 'lambda-versions', '41', undefined, undefined],
  ['lambda-versions.json', 'lambda-versions', '41', undefined, undefined],
  ['beanstalk-versions.txt', 'beanstalk-versions', 'v2.3-20261111', undefined, undefined],
  ['beanstalk-versions.json', 'beanstalk-versions', 'build-4512', undefined, undefined],
  ['app-engine-versions.txt', 'app-engine-versions', 'v2-3', 'v2-4-1', 'v2.4.1'],
  [
    'wrangler-versions.txt',
    'wrangler-versions',
    '7d4e2a1c-5b60-4f3e-9a3e-1f0d8c6b2a11',
    '3f9b7e44-2222-4c5d-9e8f-0a1b2c3d4e5f',
    'v2.4.1',
  ],
];

/** The revision; what was found instead of one, if none. */
const revisionIn = (listing: Listing, version = 'v2.3'): string => {
  const finding = findRevision(listing, version, ['checkout']);
  return finding.kind === 'found' ? finding.row.revision : finding.kind;
};

/** The ways in which a paste arrives. */
const dressings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in a code block', (text) => `\`\`\`\n${text}\n\`\`\``],
  ['in a code block as Slack sends it', (text) => `\`\`\`${text}\`\`\``],
  ['escaped by Slack', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ['below its command', (text) => `dana@laptop:~/shop$ some-tool list --all\n${text}\ndana@laptop:~/shop$ `],
  ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['quoted in a message', (text) => text.replaceAll(/^/gmu, '> ')],
  ['in colours', (text) => `\u001B[1m${text.replace('\n', '\u001B[0m\n')}\u001B[0m`],
];

describe.each(outputs)('the output in %s', (file, tool, revision, serving, version) => {
  it.each(dressings)('%s is read as what it is', (_, dress) => {
    const listing = listingOf(dress(fixture(file)));
    expect([listing.tool, revisionIn(listing)]).toEqual([tool, revision ?? 'unnamed']);
    const current = currentOf(listing, ['checkout']);
    expect([current?.row.revision, current?.version]).toEqual([serving, version]);
  });

  it('leaves the words beside it', () => {
    expect(readListing(`rollback checkout to v2.3\n${fixture(file)}`)?.words).toBe('rollback checkout to v2.3');
    expect(readListing(fixture(file))?.words).toBe('');
  });
});

/** JSON that can still be read, though lines of it are lost. */
function isWhole(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

describe('a history', () => {
  it('with columns that a narrow terminal broke is read all the same', () => {
    const broken = fixture('helm-history.txt')
      .replaceAll(/(superseded|deployed|failed)\s+\t/gu, '$1\n   ')
      .replaceAll(' 2026\t', ' 2026\n');
    expect(revisionIn(listingOf(broken))).toBe('9');
  });

  it('whose tabs and spaces were lost is read all the same', () => {
    expect(revisionIn(listingOf(fixture('helm-history.txt').replaceAll(/[ \t]+/gu, ' ')))).toBe('9');
  });

  it('says which entries never worked', () => {
    const failed = listingOf(fixture('helm-history.txt')).rows.filter((row) => row.failed === true);
    expect(failed.map((row) => row.revision)).toEqual(['10']);
    expect(listingOf(fixture('heroku-releases.txt')).rows.find((row) => row.failed === true)?.revision).toBe('v102');
  });

  it.each([
    ['helm-history.txt', '9', /(?<= 2026)\t/gu],
    ['helm-history.txt', '9', /(?<=checkout-\d\.\d\.\d) *\t/gu],
    ['argocd-history.txt', '41', /(?<=CET) +/gu],
    ['kubectl-rollout-history.txt', '4', /(?<=deploy\/checkout) /gu],
    ['fly-releases.txt', 'registry.fly.io/checkout:v2.3', /\t(?=registry)/gu],
  ])('of %s broken by a phone has %s all the same', (file, revision, at) => {
    expect(revisionIn(listingOf(fixture(file).replaceAll(at, '\n')))).toBe(revision);
  });

  it('of which lines are lost never has another entry', () => {
    const known = outputs.filter(([, , revision]) => revision !== undefined);
    const loss = fc.record({
      output: fc.constantFrom(...known),
      from: fc.nat(30),
      lost: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(loss, ({ output: [file, , revision], from, lost }) => {
        const left = fixture(file).split('\n').toSpliced(from, lost).join('\n');
        // the head of one entry and the tail of the next make one that nobody can tell from a whole one
        fc.pre(!isWhole(left));
        const read = readListing(left);
        const finding = read && findRevision(read.listing, 'v2.3', ['checkout']);
        expect(finding?.kind === 'found' ? finding.row.revision : revision).toBe(revision);
      }),
      { numRuns: 500 },
    );
  });

  it('is cut where nobody would look any more', () => {
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `${at + 1}\tMon Nov  2 09:14:03 2026\tsuperseded\tcheckout-1.7.0\tv1.${at}\tUpgrade complete`,
    );
    expect(listingOf(rows.join('\n')).rows.length).toBe(2000);
  });

  it.each([
    'rollback checkout to v2.3 in production',
    'we have 3 services\nand 2 clusters\nin eu-west-1',
    '1. deploy v2.3\n2. watch\n3. roll back',
    '{"kind": "Deployment", "metadata": {"name": "checkout"}}',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n',
    'NAME READY STATUS RESTARTS AGE\ncheckout-5d4f 1/1 Running 0 3d',
  ])('is not seen where there is none: %s', (text) => {
    expect(readListing(text)).toBeUndefined();
  });

  it('is never an error, however it is damaged', () => {
    const samples = outputs.map(([file]) => fixture(file));
    const damage = fc.record({
      text: fc.constantFrom(...samples),
      from: fc.nat(3000),
      cut: fc.nat(400),
      put: fc.string({ unit: 'grapheme', maxLength: 40 }),
    });
    fc.assert(
      fc.property(damage, ({ text, from, cut, put }) => {
        const read = readListing(text.slice(0, from) + put + text.slice(from + cut));
        const finding = read && findRevision(read.listing, 'v2.3', ['checkout']);
        const kept = finding?.kind === 'found' ? finding.row.revision : '';
        expect(kept.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});
