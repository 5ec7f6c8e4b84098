import { expect, it } from 'vitest';
import { openPersona } from '../../src/open-consultant.ts';
import { quickest } from './as-on-reference.ts';

it('the persona that ships is read and checked within 150 ms', async () => {
  expect(await quickest(() => openPersona(), 150)).toBeLessThan(150);
});
