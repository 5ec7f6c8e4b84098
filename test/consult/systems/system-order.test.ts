import { expect, it } from 'vitest';
import { systemOrder } from '../../../src/consult/systems/system-order.ts';

it.each([
  ['system', { kind: 'list' }],
  ['Systems list', { kind: 'list' }],
  ['system add', { kind: 'add' }],
  ['system register billing api', { kind: 'add', name: 'billing api' }],
  ['system edit “checkout”', { kind: 'edit', name: 'checkout' }],
  ['system show', { kind: 'show' }],
  ['system bind checkout, billing-api and search', { kind: 'bind', names: ['checkout', 'billing-api', 'search'] }],
  ['system unbind', { kind: 'unbind', names: [] }],
  ['system remove checkout', { kind: 'remove', name: 'checkout' }],
  ['system remove “billing api” for good', { kind: 'remove', name: 'billing api', confirmed: true }],
  [
    'system import\n```\nkind: Component\nmetadata:\n  name: a\n```',
    { kind: 'import', text: 'kind: Component\nmetadata:\n  name: a\n' },
  ],
])('%s is an order', (text, order) => {
  expect(systemOrder(text)).toEqual(order);
});

it.each([
  'system is down',
  'system design for a photo app',
  'system checkout',
  'how do we add a system?',
  'system update broke the login page of two hundred users!',
  'systemd unit keeps restarting',
])('%s is none', (text) => {
  expect(systemOrder(text)).toBeUndefined();
});
