import type { HomeView, KnownBlock } from '@slack/types';
import type { FollowUp, Section, Text } from '../../consult/blueprint.ts';
import { more } from '../plain/cut.ts';
import { textWords } from '../plain/inline.ts';
import { actions, buttons } from './buttons.ts';
import { draw } from './draw.ts';
import { limits } from './limits.ts';
import { context, header } from './message.ts';
import { emptyPage, fill, pageBlocks } from './page.ts';
import type { Drawn } from './part.ts';
import { asLines, textPart } from './part.ts';
import { textLine } from './rich.ts';

export interface Home {
  /** What comes before the rest, drawn already. */
  readonly above?: readonly KnownBlock[];
  readonly title: Text;
  readonly intro: readonly Text[];
  readonly sections: readonly Section[];
  readonly followUps: readonly FollowUp[];
}

/** The app's own page. It takes no tables, so rows become lines; section titles are headers there. */
export const toHome = ({ above = [], title, intro, sections, followUps }: Home): HomeView => {
  const top: KnownBlock[] = [...above, ...header(textWords(title))];
  const bottom = actions(buttons(followUps).slice(0, limits.home.buttons));
  const opening: Drawn = { title: '', parts: intro.map((text) => textPart([textLine(text)])) };
  const drawn = [opening, ...sections.map(draw)].filter(({ parts }) => parts.length > 0);

  const blocks: KnownBlock[] = [];
  let chars: number = limits.home.chars;
  let lost = 0;
  for (const each of drawn) {
    // One block for the note on what is missing, one for the header of this section.
    const room = { blocks: limits.home.blocks - top.length - bottom.length - blocks.length - 2, chars, tables: 0 };
    if (lost > 0 || room.blocks <= 0 || chars <= limits.richText.chars) {
      lost += 1;
      continue;
    }
    const { page, rest } = fill(emptyPage(room), { title: '', parts: asLines(each.parts) }, true);
    lost += rest.length > 0 ? 1 : 0;
    blocks.push(...header(each.title), ...pageBlocks(page));
    chars = page.room.chars;
  }
  const note = context(lost === 0 ? '' : `${more(lost, 'section')}: ask for it to see it whole.`);
  return { type: 'home', blocks: [...top, ...blocks, ...note, ...bottom] };
};
