import type { Listing, Row } from './listing.ts';

const words = ({ version = '' }: Row): readonly string[] => version.split(/\s+/u);

/** In a list of commits, the entries of that commit are called by the version as well. */
export function withCommit(listing: Listing, commit: string | undefined, version: string | undefined): Listing {
  if (commit === undefined || version === undefined) return listing;
  const isIt = (word: string): boolean => word.length >= 7 && (word.startsWith(commit) || commit.startsWith(word));
  const rows = listing.rows.map((row) =>
    words(row).some(isIt) ? { ...row, version: `${row.version ?? ''} ${version}` } : row,
  );
  return { ...listing, rows };
}
