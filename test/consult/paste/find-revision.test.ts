import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRevision, type RevisionFinding, timeOf } from '../../../src/consult/paste/find-revision.ts';
import type { Row } from '../../../src/consult/paste/listing.ts';

const find = (rows: readonly Row[], version: string, owners: readonly string[] = []): RevisionFinding =>
  findRevision({ tool: 'helm-history', rows }, version, owners);

const revision = (finding: RevisionFinding): string => (finding.kind === 'found' ? finding.row.revision : finding.kind);

const tagged = (tags: readonly string[]): readonly Row[] =>
  tags.map((tag, at) => ({ revision: String(at + 1), image: `registry:5000/shop/checkout:${tag}` }));

describe('the entry that carried a version', () => {
  it('is never one that only begins or ends like it', () => {
    const rows = tagged(['v2.30', 'v2.3.1', 'v12.3', 'v2.3-rc1', 'v2.31']);
    expect(find(rows, 'v2.3').kind).toBe('absent');
    expect(revision(find([...rows, ...tagged(['v2.3']).map((row) => ({ ...row, revision: '9' }))], 'v2.3'))).toBe('9');
  });

  it('is one called exactly so, rather than one that is only meant', () => {
    expect(revision(find(tagged(['2.3', 'v2.3', '2.3.0']), 'v2.3'))).toBe('2');
    expect(revision(find(tagged(['2.3', '2.3.0']), 'v2.3'))).toBe('1');
  });

  it('is, failing that, the same number written out, and then this is said', () => {
    expect(find(tagged(['2.2.0', '2.3.0', '2.4.0']), 'v2.3')).toMatchObject({ kind: 'found', as: '2.3.0' });
  });

  it('is found by the version of a chart', () => {
    const rows: readonly Row[] = [
      { revision: '1', chart: 'checkout-2.2.0' },
      { revision: '2', chart: 'checkout-2.3.0' },
      { revision: '3', chart: 'checkout-2.30.0' },
    ];
    expect(revision(find(rows, '2.3.0'))).toBe('2');
    expect(revision(find(rows, 'v2.3.0'))).toBe('2');
  });

  it('is not told by the version of a chart where that of the application was cut off', () => {
    const rows: readonly Row[] = [
      { revision: '1', chart: 'checkout-2.3.0', maybe: 'v2.…' },
      { revision: '2', chart: 'checkout-2.4.0', version: 'v3.0' },
    ];
    expect(find(rows, 'v2.3').kind).toBe('doubtful');
    expect(find(rows, 'v3.0')).toMatchObject({ kind: 'found', row: { revision: '2' } });
  });

  it('is the newest that was healthy, and the others are named', () => {
    const rows: readonly Row[] = [
      { revision: '9', version: 'v2.3' },
      { revision: '10', version: 'v2.3' },
      { revision: '11', version: 'v2.3', failed: true },
      { revision: '12', version: 'v2.4' },
    ];
    const finding = find(rows, 'v2.3');
    expect(revision(finding)).toBe('10');
    expect(finding.kind === 'found' ? finding.others.map((row) => row.revision) : []).toEqual(['9', '11']);
  });

  it('is a commit by its beginning', () => {
    const rows: readonly Row[] = [
      { revision: 'v101', version: 'Deploy 77e0c1d2' },
      { revision: 'v104', version: 'Deploy 9f2c1ab3' },
    ];
    expect(revision(find(rows, '9f2c1ab'))).toBe('v104');
    expect(revision(find(rows, 'v101'))).toBe('v101');
    expect(revision(find(rows, 'v2.3'))).toBe('unnamed');
  });

  it("is not told by a sidecar's tag", () => {
    const rows: readonly Row[] = [
      { revision: '4', image: 'base/envoy:v2.3,shop/web:v2.2' },
      { revision: '5', image: 'base/envoy:v2.3,shop/web:v2.4' },
    ];
    expect(find(rows, 'v2.3').kind).toBe('absent');
    expect(revision(find(rows, 'v2.2'))).toBe('4');
  });

  it('is one of the system itself where a list holds many, and is asked for where nobody said which', () => {
    const rows: readonly Row[] = [
      { revision: '21', owner: 'cart', image: 'shop/cart:v2.3' },
      { revision: '4', owner: 'checkout', image: 'shop/checkout:v2.3' },
    ];
    expect(revision(find(rows, 'v2.3', ['checkout']))).toBe('4');
    expect(find(rows, 'v2.3')).toEqual({ kind: 'several', owners: ['cart', 'checkout'] });
  });

  it('is not said to be missing where entries tell no versions', () => {
    expect(find([{ revision: '1' }, { revision: '2' }], 'v2.3').kind).toBe('unnamed');
    const chart = { version: '1.0', chart: 'checkout-1.0.0' };
    expect(
      find(
        [
          { revision: '1', ...chart },
          { revision: '2', ...chart },
        ],
        'v2.3',
      ).kind,
    ).toBe('unnamed');
    expect(find(tagged(['9f2c1ab', '77e0c1d']), 'v2.3').kind).toBe('unnamed');
  });

  it('is missing with its nearest neighbours', () => {
    const finding = find(tagged(['v1.0', 'v2.1', 'v2.2.9', 'v2.4.1', 'v3.0']), 'v2.3');
    expect(finding.kind === 'absent' ? finding.nearest.map((row) => row.revision) : []).toEqual(['4', '3', '2']);
  });

  it('of any version is one that bears this very number', () => {
    const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => `v${parts.join('.')}`);
    fc.assert(
      fc.property(fc.uniqueArray(version, { minLength: 1, maxLength: 30 }), version, (tags, wanted) => {
        const finding = find(tagged(tags), wanted);
        expect(revision(finding)).toBe(tags.includes(wanted) ? String(tags.indexOf(wanted) + 1) : 'absent');
      }),
    );
  });
});

describe('the time of an entry', () => {
  it.each([
    ['Wed Nov 11 10:02:41 2026'],
    ['2026-11-11 10:02:41 +0100 CET'],
    ['2026-11-11T09:02:41.007Z'],
    ['2026/11/11 10:02:41 +0100 (~ 10d ago)'],
    ['2026-11-11T10:02:41.123456789+01:00'],
    ['Nov 11 2026 10:02'],
  ])('is understood as %s', (when) => {
    // without a zone it is the reader's own
    const off = Math.abs(timeOf({ revision: '1', when }) - Date.parse('2026-11-11T10:02:41Z'));
    expect(off).toBeLessThanOrEqual(14 * 3_600_000 + 60_000);
  });
});
