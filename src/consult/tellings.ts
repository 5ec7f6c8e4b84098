/** What people tell before they ask, by the name of the answer of that practice that it leads to. */
export interface Telling {
  readonly answer: string;
  readonly lines: readonly string[];
}

const bold = '**';

/** Of the text under `## told`, which was looked at when the persona was read: a name in bold, and a sentence a line. */
export function tellingsIn(told: string): readonly Telling[] {
  const tellings: { readonly answer: string; readonly lines: string[] }[] = [];
  for (const line of told.split('\n')) {
    if (line.startsWith(bold)) tellings.push({ answer: line.slice(bold.length, -bold.length), lines: [] });
    else if (line !== '') tellings.at(-1)?.lines.push(line);
  }
  return tellings;
}
