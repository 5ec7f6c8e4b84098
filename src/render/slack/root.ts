import type { KnownBlock } from '@slack/types';
import type { Blueprint } from '../../consult/blueprint.ts';
import { cut } from '../plain/cut.ts';
import { textWords } from '../plain/inline.ts';
import { gapsText, provenance, sourceTexts, subjectText } from '../plain/phrases.ts';
import { actions, buttons } from './buttons.ts';
import { draw } from './draw.ts';
import { limits } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { context, header, message } from './message.ts';
import { openings } from './openings.ts';
import { emptyPage, fill, pageBlocks } from './page.ts';
import type { Drawn, Part } from './part.ts';
import { textPart, textParts } from './part.ts';
import { continued } from './replies.ts';
import { bold, line, list, say, textLine } from './rich.ts';

/** A section, or the end of one, that goes into the thread. */
interface Later extends Drawn {
  readonly begun: boolean;
}

const subject = (blueprint: Blueprint): string =>
  blueprint.subject.map((fact) => textWords(subjectText(fact))).join(' · ');

const steps = (parts: readonly Part[]): readonly number[] =>
  parts.flatMap((part) => (part.kind === 'text' && part.step !== undefined ? [part.step] : []));

const continuation = ({ title, parts }: Drawn): string => {
  const numbers = steps(parts);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return `${title}: the rest is in the thread.`;
  return first === last ? `Step ${first} is in the thread.` : `Steps ${first} to ${last} are in the thread.`;
};

/** What is not here: the end of a long plan, the titles below, the values nobody gave. */
const notes = (later: readonly Later[], { gaps, above }: Blueprint): KnownBlock[] => {
  const same = above?.titles.map(textWords).filter((title) => title.trim() !== '') ?? [];
  const titles = later.filter(({ begun, title }) => !begun && title !== '').map(({ title }) => title);
  const lines = [
    ...later.filter(({ begun }) => begun).map((drawn) => line(...bold([say(continuation(drawn))]))),
    ...(titles.length === 0
      ? []
      : [line(...bold([say('In the thread: ')]), say(cut(titles.join(' · '), limits.text)))]),
    ...(same.length === 0
      ? []
      : [line(...bold([say('As above in this thread: ')]), say(cut(same.join(' · '), limits.text)))]),
    ...(gaps.length === 0 ? [] : [textLine(gapsText(gaps, ' Tell me in the thread and I answer again.'))]),
  ];
  const room = { blocks: 1, chars: limits.richText.chars, tables: 0 };
  const drawn = { title: '', parts: lines.map((each) => textPart([each])) };
  return pageBlocks(fill(emptyPage(room), drawn, true).page);
};

/** Fills the root in order. Once something had to go below, what follows goes too: order is part of a plan. */
const place = (drawn: readonly Drawn[], blocks: number): { blocks: KnownBlock[]; later: readonly Later[] } => {
  let page = emptyPage({ blocks, chars: limits.root.chars, tables: limits.message.tables });
  const later: Later[] = [];
  for (const [at, each] of drawn.entries()) {
    const { page: next, rest } =
      later.length > 0 ? { page, rest: each.parts } : fill(page, each, page.room.blocks >= drawn.length - at);
    const begun = next !== page;
    if (rest.length > 0)
      later.push(begun ? { title: each.title, parts: rest, begun } : { ...each, untitled: false, begun });
    page = next;
  }
  return { blocks: pageBlocks(page), later };
};

/** The message everybody reads, and what goes into the thread below it. */
export const root = (blueprint: Blueprint): { message: SlackMessage; later: readonly Drawn[] } => {
  const top = [...header(textWords(blueprint.title)), ...context(subject(blueprint))];
  const bottom = [
    ...actions(buttons(blueprint.followUps).slice(0, limits.root.buttons)),
    ...context(provenance(blueprint, limits.root.files)),
  ];
  const section = (where: 'first' | 'more'): readonly Drawn[] =>
    blueprint.sections.filter(({ place }) => place === where).map(draw);
  const first = [...openings(blueprint), ...section('first')].filter(({ parts }) => parts.length > 0);
  const placed = place(first, limits.root.blocks - top.length - bottom.length - 1);
  const sources: Drawn = {
    title: 'Sources',
    parts: textParts(list(sourceTexts(blueprint, limits.replies.sources), false)),
  };
  const later = [
    ...placed.later,
    ...[...section('more'), sources]
      .filter(({ parts }) => parts.length > 0)
      .map((drawn) => ({ ...drawn, begun: false })),
  ];
  return {
    message: message([...top, ...placed.blocks, ...notes(later, blueprint), ...bottom]),
    later: later.map((each) => (each.begun ? { ...each, title: continued(each.title) } : each)),
  };
};
