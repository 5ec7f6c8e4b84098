import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeclaration, readDeclaration } from '../../src/consult/incidents/declaration.ts';
import { incidentOrder } from '../../src/consult/incidents/incident-order.ts';
import { drillOrder } from '../../src/consult/runs/drill-of.ts';
import { persona } from './ask.ts';

describe('what is said of an open incident', () => {
  it.each([
    ['incident note the cache was flushed', { kind: 'note', text: 'the cache was flushed' }],
    ['Incident log: p99 is back', { kind: 'note', text: 'p99 is back' }],
    ['inc timeline', { kind: 'timeline' }],
    ['incident timeline db failed over at 14:02', { kind: 'note', text: 'db failed over at 14:02' }],
    ['incident update one of ten orders fails', { kind: 'update', text: 'one of ten orders fails' }],
    ['incident mitigated', { kind: 'status', status: 'mitigated' }],
    ['incident SEV-1', { kind: 'severity', severity: 'sev-1' }],
    ['incident p3', { kind: 'severity', severity: 'sev-3' }],
    ['incident catch me up', { kind: 'catch-up' }],
    ['incident catchup', { kind: 'catch-up' }],
    ['incident hand over', { kind: 'handover' }],
    ['incident close.', { kind: 'close' }],
    ['incident action alert on misses by 2026-12-04', { kind: 'action', what: 'alert on misses', due: '2026-12-04' }],
    ['incident todo: raise the limit', { kind: 'action', what: 'raise the limit' }],
  ])('%s', (text, order) => {
    expect(incidentOrder(text)).toEqual(order);
  });

  it.each([
    'incident checkout not responding',
    'incident sev1 checkout not responding',
    'incident',
    'we have an incident on inventory in staging',
    'incident close to the database, in eu-west-1',
    'rollback v2.3',
  ])('leaves %s to those who answer questions', (text) => {
    expect(incidentOrder(text)).toBeUndefined();
  });

  it('is read from any text without a fault, and keeps a note as it was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        incidentOrder(text);
        readDeclaration(text);
        const said = `a ${text.trim()}`.trim().replace(/\s*[.!]+$/u, '');
        expect(incidentOrder(`incident note ${said}`)).toEqual({ kind: 'note', text: said });
      }),
    );
  });
});

describe('somebody who declares an incident', () => {
  it.each([
    ['incident sev1 checkout not responding', { severity: 'sev-1', what: 'checkout not responding' }],
    ['incident checkout 5xx since the deploy', { what: 'checkout 5xx since the deploy' }],
    ['sev-2: payments time out', { severity: 'sev-2', what: 'payments time out' }],
    ['we have an incident on inventory', { what: 'on inventory' }],
    ['incident P1', { severity: 'sev-1', what: '' }],
    ['incident checkout down --private', { what: 'checkout down' }],
  ])('is understood: %s', (text, declared) => {
    expect(isDeclaration(text)).toBe(true);
    expect(readDeclaration(text)).toEqual(declared);
  });

  it.each(['prod is down', 'how do we run incidents', 'p99 is up', 'rollback v2.3'])(
    'is not whoever says %s',
    (text) => {
      expect(isDeclaration(text)).toBe(false);
    },
  );
});

it('a drill is of whatever stands behind the word', () => {
  expect(drillOrder(persona, 'drill rollback v2.3 of checkout')).toBe('rollback v2.3 of checkout');
  expect(drillOrder(persona, 'drill the restore checkout')).toBe('runbook backup-restore checkout');
  expect(drillOrder(persona, 'drill')).toBeUndefined();
  expect(drillOrder(persona, 'rollback drill')).toBeUndefined();
});
