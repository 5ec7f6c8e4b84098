import { expect, it } from 'vitest';
import { readListing } from '../../src/consult/paste/read-listing.ts';
import { deployment, reviewOf } from '../consult/review-samples.ts';
import { quickest } from './as-on-reference.ts';

it('thirty manifests in one paste are looked through in 200 ms', async () => {
  const many = Array.from({ length: 30 }, (_, at) => deployment.replaceAll('checkout', `checkout-${at}`)).join('---\n');
  expect(many.length).toBeGreaterThan(10_000);
  expect(await quickest(() => reviewOf(many), 200)).toBeLessThan(200);
});

it.each(['1 ', 'v1 a ', '[', '{"a":', '\n', '\t1\t', 'Version = 1\n', 'a/b:c,'])(
  '200 kB of %j are seen to be no history in half a second',
  async (unit) => {
    const paste = `x\n${unit.repeat(Math.ceil(200_000 / unit.length))}`;
    expect(await quickest(() => readListing(paste), 500)).toBeLessThan(500);
  },
);
