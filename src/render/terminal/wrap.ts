import type { Span, Text } from '../../consult/blueprint.ts';
import { cleanLine } from '../plain/clean.ts';
import { gapMark, linkWords, safeUrl } from '../plain/inline.ts';
import type { Ink } from './ink.ts';
import { paint } from './ink.ts';
import { displayWidth, graphemes } from './width.ts';

export interface Run {
  readonly text: string;
  readonly ink: Ink;
  /** What is left of it on a line of its own, where no quotes have to say where a command ends. */
  readonly alone?: string;
}

/** Where text goes: how many columns, and whether they may have colour. */
export interface Pen {
  readonly width: number;
  readonly colour: boolean;
  /** Inside a box or a cell, the edge of which nothing may push. */
  readonly framed?: boolean;
}

export const say = (text: string, ink: Ink = 'plain'): Run => ({ text: cleanLine(text), ink });

/** Code keeps its quotes: without colour they are all that tells where a command begins and ends. */
const spanRuns = (span: Span): readonly Run[] => {
  switch (span.kind) {
    case 'text':
    case 'time':
      return [say(span.text)];
    case 'strong':
      return [say(span.text, 'strong')];
    case 'em':
      return [say(span.text, 'em')];
    case 'code':
      return [{ ...say(`\`${span.text}\``, 'code'), alone: cleanLine(span.text) }];
    case 'gap':
      return [say(gapMark(span.text), 'gap')];
    case 'link': {
      if (safeUrl(span.url) === undefined) return [say(linkWords(span.text, span.url))];
      const name = cleanLine(span.text).trim();
      if (name === '' || name === span.url) return [say(span.url, 'link')];
      return [say(`${name} `), say(`<${span.url}>`, 'link')];
    }
  }
};

export const runs = (text: Text): Run[] => text.flatMap(spanRuns);

export const inInk = (all: readonly Run[], ink: Ink): Run[] =>
  all.map((run) => (run.ink === 'plain' || run.ink === 'em' ? { ...run, ink } : run));

type Word = readonly Run[];

const wordWidth = (word: Word): number => displayWidth(word.map(({ text }) => text).join(''));

const fits = (run: Run, width: number): boolean => displayWidth(run.text) <= width;

/** A command inside a sentence stays on one line when one line can hold it. */
const split = (run: Run, width: number): readonly string[] =>
  run.ink === 'code' && fits(run, width) ? [run.text] : run.text.split(' ');

/** A stop or a comma right behind a command, which the end of the line says as well. */
const stop = /^[.,;:]+(?=\s|$)/u;

/** A command that no line can hold: broken, it would be another one. Whoever pastes it gets it from a line of its own. */
function standsAlone(run: Run, after: Run | undefined, { width, framed }: Pick<Pen, 'width' | 'framed'>): boolean {
  const behind = after === undefined ? '' : (stop.exec(after.text)?.[0] ?? '');
  return framed !== true && run.alone !== undefined && displayWidth(run.text + behind) > width;
}

/** Of the words of a line only those that stand alone still know what is then left of them. */
const words = (all: readonly Run[], pen: Pick<Pen, 'width' | 'framed'>): Word[] => {
  const result: Run[][] = [[]];
  let alone = false;
  for (const [index, run] of all.entries()) {
    const text = alone ? run.text.replace(stop, '') : run.text;
    alone = standsAlone(run, all[index + 1], pen);
    if (alone) {
      result.push([run], []);
      continue;
    }
    for (const [at, part] of split({ ...run, text }, pen.width).entries()) {
      if (at > 0) result.push([]);
      if (part !== '') result.at(-1)?.push({ text: part, ink: run.ink });
    }
  }
  return result.filter((word) => word.length > 0);
};

/**
 * A word wider than the line, in pieces that are not. An address stays whole, since half of one opens nothing, and so
 * does a command with a bracket beside it.
 */
const broken = (word: Word, { width, framed }: Pick<Pen, 'width' | 'framed'>): Word[] => {
  const result: Run[][] = [[]];
  let room = width;
  for (const run of word) {
    const { text, ink } = run;
    const whole = (ink === 'link' && framed !== true) || (ink === 'code' && fits(run, width));
    for (const grapheme of whole ? [text] : graphemes(text)) {
      const wide = displayWidth(grapheme);
      if (wide > room && room < width) {
        result.push([]);
        room = width;
      }
      result.at(-1)?.push({ text: grapheme, ink });
      room -= wide;
    }
  }
  return result.filter((piece) => piece.length > 0);
};

const painted = (line: Word, colour: boolean): string => {
  const merged: Run[] = [];
  for (const run of line) {
    const last = merged.at(-1);
    if (last?.ink === run.ink) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged.map(({ text, ink }) => paint(text, ink, colour)).join('');
};

/** Lines no wider than the pen, `first` before the first and `rest` before the others. */
export const wrap = (all: readonly Run[], pen: Pen, first = '', rest = ' '.repeat(displayWidth(first))): string[] => {
  const width = Math.max(1, pen.width - Math.max(displayWidth(first), displayWidth(rest)));
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  const turn = (): void => {
    lines.push(line);
    line = [];
    used = 0;
  };
  const measured = { ...pen, width };
  for (const word of words(all, measured).flatMap((each) =>
    wordWidth(each) > width && each[0]?.alone === undefined ? broken(each, measured) : [each],
  )) {
    const [{ alone, ink: own } = { ink: 'plain' as const }] = word;
    if (alone !== undefined) {
      if (line.length > 0) turn();
      lines.push([say(lines.length > 0 ? '  ' : ''), { text: alone, ink: own }]);
      continue;
    }
    const wide = wordWidth(word);
    if (used > 0 && used + 1 + wide > width) turn();
    const [head] = word;
    const ink = line.at(-1)?.ink;
    if (line.length > 0) line.push({ text: ' ', ink: ink !== undefined && ink === head?.ink ? ink : 'plain' });
    used += (line.length > 0 ? 1 : 0) + wide;
    line.push(...word);
  }
  if (line.length > 0) turn();
  return lines.map((each, at) => (at === 0 ? first : rest) + painted(each, pen.colour));
};

export const wrapText = (text: Text, pen: Pen, first?: string, rest?: string): string[] =>
  wrap(runs(text), pen, first, rest);
