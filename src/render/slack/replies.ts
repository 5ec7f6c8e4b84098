import type { KnownBlock } from '@slack/types';
import { more } from '../plain/cut.ts';
import { limits } from './limits.ts';
import type { Page } from './page.ts';
import { emptyPage, fill, pageBlocks } from './page.ts';
import type { Drawn } from './part.ts';
import { asLines, textPart } from './part.ts';
import { line, say } from './rich.ts';

const blank = (chars: number): Page =>
  emptyPage({
    // The last reply may also get the buttons that the root had no room for, and a line on what was left out; each may get
    // one on what it is.
    blocks: limits.message.blocks - 3,
    chars,
    tables: limits.message.tables,
  });

const goesOn = ', continued';

/** Said once, however many messages it takes. */
export const continued = (title: string): string => (title.endsWith(goesOn) ? title : `${title}${goesOn}`);

/** Sections stay whole and in order; one begins a new message when it has no room in the last. */
const pack = (drawn: readonly Drawn[], chars: number): readonly Page[] => {
  const pages: Page[] = [];
  let page = blank(chars);
  const turn = (): void => {
    pages.push(page);
    page = blank(chars);
  };
  for (const each of drawn) {
    let tried = fill(page, each, true);
    if (tried.rest.length > 0 && page.stacks.length > 0) {
      turn();
      tried = fill(page, each, true);
    }
    page = tried.page;
    while (tried.rest.length > 0) {
      turn();
      tried = fill(page, { title: continued(each.title), parts: tried.rest }, true);
      page = tried.page;
    }
  }
  if (page.stacks.length > 0) pages.push(page);
  return pages;
};

const fewTables = (drawn: readonly Drawn[]): readonly Drawn[] => {
  let left: number = limits.replies.tables;
  return drawn.map((each) => {
    left -= each.parts.filter(({ kind }) => kind === 'table').length;
    return left < 0 ? { ...each, parts: asLines(each.parts) } : each;
  });
};

/** The thread below the root: few messages where that is possible, none with more than Slack takes. */
export const replies = (drawn: readonly Drawn[]): readonly KnownBlock[][] => {
  const sections = fewTables(drawn);
  const [first, ...wider] = limits.replies.chars;
  const pages = wider.reduce<readonly Page[]>(
    (packed, chars) => (packed.length <= limits.replies.aim ? packed : pack(sections, chars)),
    pack(sections, first),
  );
  const kept = pages.slice(0, limits.replies.most).map(pageBlocks);
  const lost = pages.length - kept.length;
  const note = textPart([line(say(`${more(lost, 'message')} would follow: ask for one part at a time.`))]);
  return lost === 0
    ? kept
    : [...kept.slice(0, -1), [...(kept.at(-1) ?? []), { type: 'rich_text', elements: [...note.elements] }]];
};
