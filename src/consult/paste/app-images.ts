import type { Row } from './listing.ts';

const split = (image: string | undefined): readonly string[] => (image ?? '').split(',').filter((one) => one !== '');

/** `registry/shop/checkout` of `registry/shop/checkout:v2.3@sha256:…`. */
const repositoryOf = (image: string): string => image.replace(/@.*$/u, '').replace(/:[\w.+-]+$/u, '');

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

const tagOf = (image: string): string => image.slice(repositoryOf(image).length);

/**
 * Of several images in a row only those that tell its version: the one named like the workload, else those that
 * change from row to row. A sidecar's tag is nobody's version; where several change, each its own way, none is sure.
 */
export function withAppImages(rows: readonly Row[], names: readonly string[]): readonly Row[] {
  const seen = new Map<string, Set<string>>();
  for (const row of rows)
    for (const image of split(row.image))
      seen.set(repositoryOf(image), (seen.get(repositoryOf(image)) ?? new Set()).add(image));
  return rows.map((row) => {
    const images = split(row.image);
    if (images.length < 2) return row;
    const named = images.filter((image) => [row.owner, ...names].includes(lastOf(repositoryOf(image))));
    if (named.length > 0) return { ...row, image: named.join(',') };
    const changing = images.filter((image) => (seen.get(repositoryOf(image))?.size ?? 0) > 1);
    const kept = changing.length > 0 ? changing : images;
    if (new Set(kept.map(tagOf)).size === 1) return { ...row, image: kept.join(',') };
    const { image: _, ...rest } = row;
    return { ...rest, maybe: kept.join(' ') };
  });
}
