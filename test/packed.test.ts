import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from '../src/packed.ts';

const numbers = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.bigUint64Array(),
);
const plain = fc.anything({ withMap: true, withSet: true, withNullPrototype: false });
const values = fc.array(fc.record({ name: fc.string(), numbers, plain }, { noNullPrototype: true }));

it('what is kept comes back as it was, whatever stands between its arrays', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(unpack(pack(value))).toStrictEqual(value);
    }),
  );
});

it('its arrays lie in the bytes that were read, and are not copied', () => {
  const bytes = pack(['abc', Float64Array.of(1, 2), 'd', Int32Array.of(3)]);
  const [, floats, , whole] = unpack(bytes) as [string, Float64Array, string, Int32Array];
  expect([floats.buffer, whole.buffer]).toEqual([bytes.buffer, bytes.buffer]);
});

it('bytes that end too early are refused', () => {
  const bytes = pack({ words: ['one', 'two'], counts: Float64Array.of(1, 2, 3) });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
      expect(() => unpack(bytes.slice(0, end))).toThrow(Error);
    }),
  );
});
