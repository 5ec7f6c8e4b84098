import type { Listing, Row } from './listing.ts';

/** The list of images tells what each task definition carried, the service which of them runs. */
const images = 'ecs-images';
const service = 'ecs-services';

const marked = (listing: Listing, running: readonly Row[]): Listing => {
  const runs = new Set(running.filter(({ current }) => current === true).map(({ revision }) => revision));
  return { ...listing, rows: listing.rows.map((row) => ({ ...row, current: runs.has(row.revision) })) };
};

/** Two halves of one history, pasted one after the other in either order, are read as the whole. */
export function withRunning(pasted: Listing, earlier: Listing | undefined): Listing {
  if (pasted.tool === images && earlier?.tool === service && !pasted.rows.some((row) => row.current === true))
    return marked(pasted, earlier.rows);
  return pasted.tool === service && earlier?.tool === images ? marked(earlier, pasted.rows) : pasted;
}
