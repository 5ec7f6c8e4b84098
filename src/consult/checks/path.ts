import { leaf, type Node } from './node.ts';

/** A node, and how one came to it. */
export interface Place {
  readonly node: Node;
  readonly key?: string;
  readonly parent?: Place;
}

/** The names that lead to a place. */
export const keysOf = ({ key, parent }: Place): readonly string[] => [
  ...(parent === undefined ? [] : keysOf(parent)),
  ...(key === undefined ? [] : [key]),
];

const compiled = new Map<string, readonly (readonly string[])[]>();

function segmentsOf(path: string): readonly (readonly string[])[] {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const segments = path === '' ? [] : path.split('.').map((segment) => segment.split('|'));
  compiled.set(path, segments);
  return segments;
}

function gather(place: Place, into: Place[]): void {
  into.push(place);
  for (const [key, node] of place.node.children) gather({ node, key, parent: place }, into);
}

function next(place: Place, names: readonly string[]): readonly Place[] {
  const [first] = names;
  if (first === '**') {
    const all: Place[] = [];
    gather(place, all);
    return all;
  }
  const { children, line } = place.node;
  if (first === '*') return [...children].map(([key, node]) => ({ node, key, parent: place }));
  if (first === '~') return [{ ...place, node: leaf(place.key ?? '', line) }];
  return names.flatMap((key) => {
    const node = children.get(key);
    return node === undefined ? [] : [{ node, key, parent: place }];
  });
}

const walked = new WeakMap<Place, Map<string, readonly Place[]>>();

/**
 * What a path leads to: names with dots between them, `a|b` for either, `*` for all parts, `**` for any depth, `~` for
 * the name itself. Nothing at all is the place.
 */
export function follow(from: Place, path: string): readonly Place[] {
  const known = walked.get(from)?.get(path);
  if (known !== undefined) return known;
  let places: readonly Place[] = [from];
  for (const names of segmentsOf(path)) places = places.flatMap((place) => next(place, names));
  // many checks begin with the same walk through the whole
  if (from.parent === undefined || from.parent.parent === undefined) {
    const paths = walked.get(from) ?? new Map<string, readonly Place[]>();
    walked.set(from, paths.set(path, places));
  }
  return places;
}
