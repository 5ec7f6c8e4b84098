import type { Blueprint, Caution, Section } from '../../consult/blueprint.ts';
import { textWords } from '../plain/inline.ts';
import { cautionRemarks, gapsText, provenance, sourceTexts, subjectText } from '../plain/phrases.ts';
import { draw, prosePen } from './draw.ts';
import { paint } from './ink.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, say, wrap, wrapText } from './wrap.ts';

const narrow = 40;
const wide = 120;
/** As many files and as many sources as one looks at above the next prompt. */
const most = 6;

const heading = ({ inquiry, title, subject }: Blueprint, pen: Pen): string[] => {
  const rule = '═'.repeat(pen.width);
  const name = inquiry.intent === 'blueprint' ? [say('DEVOPS BLUEPRINT', 'head')] : inInk(runs(title), 'head');
  const facts = subject.flatMap((fact) => wrapText(subjectText(fact), pen, '', '  '));
  return [...wrap(name, pen), rule, ...(facts.length === 0 ? [] : [...facts, rule])];
};

const caution = (each: Caution, pen: Pen): string[] => [
  ...wrap(inInk(runs(each.text), 'warn'), pen, `${paint('!', 'warn', pen.colour)} `),
  ...cautionRemarks(each).flatMap((text) => wrapText(text, pen, '  ')),
];

/** The parts of the DEVOPS BLUEPRINT are in capitals, as on its cover; other titles may hold a version, and stay. */
const section = (each: Section, pen: Pen, capitals: boolean): string[] => {
  const words = textWords(each.title).trim();
  const prose = prosePen(pen);
  const title = wrap([say(capitals ? words.toUpperCase() : words, 'head')], prose);
  return [...title, paint('─'.repeat(prose.width), 'dim', pen.colour), ...draw(each, pen)];
};

/** A long question need not be read again to see what else there is to ask. */
const longestAsk = 90;
const shortened = (ask: string): string =>
  ask.length <= longestAsk ? ask : `${ask.slice(0, longestAsk).replace(/\s+\S*$/u, '')} …`;

const next = ({ followUps }: Blueprint, pen: Pen): string[] =>
  followUps.length === 0
    ? []
    : [
        ...wrap([say('Ask next:', 'strong')], pen),
        ...followUps.flatMap(({ label, ask }) =>
          wrap([say(shortened(ask), 'code'), say(` – `), ...runs(label)], pen, '  ', '    '),
        ),
      ];

const sources = (blueprint: Blueprint, pen: Pen): string[] => {
  const lines = sourceTexts(blueprint, most).flatMap((text) => wrapText(text, pen, '  '));
  return lines.length === 0 ? [] : [...wrap([say('Sources:', 'strong')], pen), ...lines];
};

/** An answer for a terminal: boxes and bars, commands that can be copied, nothing wider than the screen but those. */
export const toTerminal = (blueprint: Blueprint, { width, colour }: Pen): string => {
  const pen: Pen = { width: Math.min(wide, Math.max(narrow, Math.floor(width))), colour };
  const prose = prosePen(pen);
  const capitals = blueprint.inquiry.intent === 'blueprint';
  const parts = [
    heading(blueprint, prose),
    ...blueprint.lead.map((text) => wrapText(text, prose)),
    ...blueprint.cautions.map((each) => caution(each, prose)),
    ...blueprint.sections.map((each) => section(each, pen, capitals)),
    blueprint.gaps.length === 0 ? [] : wrapText(gapsText(blueprint.gaps, ' Ask again with them.'), prose),
    next(blueprint, prose),
    sources(blueprint, prose),
    wrap([say(provenance(blueprint, most), 'dim')], prose),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
};
