import { DefaultSerializer, Deserializer } from 'node:v8';

/**
 * Plain data as bytes of which its arrays of numbers are read where they lie: what v8 writes stands at any place, and has
 * to be copied. First how long what v8 wrote is, then that, then the arrays, each at a place that suits any of them.
 */

type Numbers = NodeJS.TypedArray;
type NumbersMaker = new (buffer: ArrayBufferLike, offset: number, length: number) => Numbers;

const makers: readonly NumbersMaker[] = [
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
];

const step = 8;
const suiting = (place: number): number => Math.ceil(place / step) * step;

class Packer extends DefaultSerializer {
  readonly arrays: Numbers[] = [];
  #end = 0;

  _writeHostObject(one: Numbers): void {
    const kind = makers.findIndex((maker) => one instanceof maker);
    if (kind < 0) throw new TypeError(`no place for a ${one.constructor.name}`);
    for (const number of [kind, this.#end, one.length]) this.writeUint32(number);
    this.arrays.push(one);
    this.#end = suiting(this.#end + one.byteLength);
  }
}

class Unpacker extends Deserializer {
  readonly #arrays: Uint8Array;

  constructor(plain: Uint8Array, arrays: Uint8Array) {
    super(plain);
    this.#arrays = arrays;
  }

  _readHostObject(): Numbers {
    const [kind, from, length] = [this.readUint32(), this.readUint32(), this.readUint32()];
    const maker = makers[kind];
    if (maker === undefined) throw new TypeError(`no such kind of array: ${kind}`);
    return new maker(this.#arrays.buffer, this.#arrays.byteOffset + from, length);
  }
}

export function pack(value: unknown): Uint8Array {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(value);
  const plain = packer.releaseBuffer();
  const begin = suiting(step + plain.length);
  const bytes = new Uint8Array(packer.arrays.reduce((end, one) => suiting(end + one.byteLength), begin));
  new DataView(bytes.buffer).setUint32(0, plain.length);
  bytes.set(plain, step);
  let at = begin;
  for (const one of packer.arrays) {
    bytes.set(new Uint8Array(one.buffer, one.byteOffset, one.byteLength), at);
    at = suiting(at + one.byteLength);
  }
  return bytes;
}

/** Throws where these are no such bytes. The arrays in it are parts of them. */
export function unpack(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const unpacker = new Unpacker(bytes.subarray(step, step + length), bytes.subarray(suiting(step + length)));
  unpacker.readHeader();
  return unpacker.readValue();
}
