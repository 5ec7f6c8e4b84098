import type { Card } from '../../persona/persona.ts';
import type { Block, FollowUp, ProseSection, Section, TableSection, Text } from '../blueprint.ts';
import { fact, label, listed, paragraphs, said, title, type Desk, type Handler } from '../desk.ts';
import type { FileKind } from '../inquiry.ts';
import type { Finding, ReviewedFile } from '../review/reviewed.ts';
import { bullets, table } from '../pieces/sections.ts';
import { plainOf, words } from '../words.ts';

/** What is wrong with files that somebody pasted, worst first, each with its line. */

type FindingCard = Card<'finding'>;

/** One thing that is wrong, wherever in one file it is. */
interface Found {
  readonly card: FindingCard;
  readonly file: ReviewedFile;
  readonly at: readonly Finding[];
}

const severities = ['high', 'medium', 'low'] as const;

const mostLines = 6;
/** What a button can carry. */
const longestAsk = 500;
/** "Is this ok?" is answered here. */
const leastWords = 6;

const firstLine = ({ at }: Found): number => at[0]?.line ?? 0;

/** Worst first, then from the top of the file. */
function foundIn({ persona }: Desk, files: readonly ReviewedFile[]): readonly Found[] {
  return files
    .flatMap((file) =>
      persona.of('finding').flatMap((card) => {
        const at = file.findings.filter((one) => one.id === card.id).toSorted((a, b) => a.line - b.line);
        return at.length === 0 ? [] : [{ card, file, at }];
      }),
    )
    .toSorted(
      (a, b) =>
        severities.indexOf(a.card.data.severity) - severities.indexOf(b.card.data.severity) ||
        files.indexOf(a.file) - files.indexOf(b.file) ||
        firstLine(a) - firstLine(b),
    );
}

const checksFor = ({ persona }: Desk, kinds: readonly FileKind[]): readonly FindingCard[] =>
  persona
    .of('finding')
    .filter(({ data }) => data.checks.some((check) => check.in.some((kind) => kinds.includes(kind))));

const kindName = (desk: Desk, kind: FileKind): string => plainOf(label(desk, kind));

/** "line 14", "lines 14, 22 and 3 more". */
function linesOf(desk: Desk, { at, file }: Found, files: readonly ReviewedFile[]): Text {
  const lines = [...new Set(at.map((one) => one.line))];
  const shown = lines.slice(0, mostLines).join(', ');
  const rest = lines.length - mostLines;
  const items = rest > 0 ? plainOf(label(desk, 'more-lines', { items: shown, count: rest })) : shown;
  const where = lines.length === 1 ? label(desk, 'line', { number: lines[0] }) : label(desk, 'lines-at', { items });
  if (files.length === 1) return where;
  const number = files.indexOf(file) + 1;
  return [...where, ...words(', '), ...label(desk, 'in-file', { count: number, name: kindName(desk, file.kind) })];
}

const namesOf = ({ at }: Found): string =>
  [...new Set(at.flatMap((one) => one.name ?? []))].slice(0, mostLines).join(', ');

/** What it is about, when it has a name: the container, the job, the variable. */
function withNames(desk: Desk, found: Found, text: Text): Text {
  const name = namesOf(found);
  return name === '' ? text : [...label(desk, 'named', { name }), ...words(' '), ...text];
}

const overview = (desk: Desk, all: readonly Found[], files: readonly ReviewedFile[]): TableSection =>
  table(
    desk,
    'findings',
    all.map((found) => [
      linesOf(desk, found, files),
      label(desk, found.card.data.severity),
      withNames(desk, found, desk.voice.line(found.card, found.card.data.what)),
      desk.voice.line(found.card, found.card.data.instead),
    ]),
    { place: 'first' },
  );

/** Why it matters and how it would look, for whoever wants to mend it. */
function depth(desk: Desk, found: Found, files: readonly ReviewedFile[]): ProseSection {
  const { card, file } = found;
  const habit = desk.persona.find('anti-pattern', card.data.anti_pattern ?? '');
  const example = desk.voice.piece(card, file.kind)?.blocks ?? [];
  const blocks: readonly Block[] = [
    { kind: 'paragraph', text: desk.voice.line(card, card.data.why) },
    { kind: 'paragraph', text: desk.voice.line(card, card.data.instead) },
    ...example,
    {
      kind: 'paragraph',
      text: label(desk, 'serves', { priority: card.data.priority, name: habit?.name.toLowerCase() }),
    },
  ];
  return {
    kind: 'prose',
    id: files.length === 1 ? card.id : `${card.id}-${files.indexOf(file) + 1}`,
    title: [...words(`${card.name}: `), ...linesOf(desk, found, files)],
    place: 'more',
    source: desk.voice.source(card),
    blocks,
  };
}

/** A question beside the file is one for another answer, unless it only asks for this one. */
function asked(desk: Desk): readonly FollowUp[] {
  const ask = desk.inquiry.words.trim();
  const wants = desk.answer.data.says.some((say) => ask.toLowerCase().includes(say));
  const isQuestion = ask.includes('?') && ask.split(/\s+/u).length >= leastWords && ask.length <= longestAsk;
  return isQuestion && !wants ? [{ id: 'asked', label: label(desk, 'asked'), ask }] : [];
}

function invitation(desk: Desk): ReturnType<Handler> {
  return {
    title: title(desk),
    subject: [],
    lead: paragraphs(said(desk, desk.inquiry.reviewed === undefined ? 'empty' : 'unknown-file')),
    sections: [
      bullets(desk, 'reads', [{ items: listed(said(desk, 'reads')) }], { place: 'first' }),
      bullets(desk, 'reads-more', [{ items: listed(said(desk, 'reads-more')) }]),
    ],
  };
}

function lead(desk: Desk, all: readonly Found[], checks: number, files: readonly ReviewedFile[]): readonly Text[] {
  const [worst] = all;
  if (worst === undefined) return paragraphs(said(desk, 'clean', { number: checks }));
  const secret = all.some(({ card }) => card.data.leaks);
  return [
    ...paragraphs(
      said(desk, 'found', {
        total: all.length,
        count: all.filter(({ card }) => card.data.severity === 'high').length,
        time: plainOf(linesOf(desk, worst, files)),
        reason: plainOf(desk.voice.line(worst.card, worst.card.data.what)),
      }),
    ),
    ...(secret ? paragraphs(said(desk, 'secrets')) : []),
  ];
}

export const review: Handler = (desk) => {
  const files = desk.inquiry.reviewed?.files ?? [];
  if (files.length === 0) return invitation(desk);
  const all = foundIn(desk, files);
  const checks = checksFor(
    desk,
    files.map((file) => file.kind),
  );
  const names = files.flatMap((file) => file.names);
  const name =
    names.length > 0 && names.length <= 3 ? names.join(', ') : kindName(desk, files[0]?.kind ?? 'kubernetes');
  const counts = severities.flatMap((severity) => {
    const count = all.filter(({ card }) => card.data.severity === severity).length;
    return count === 0 ? [] : [plainOf(label(desk, `${severity}-count`, { count }))];
  });
  const sections: readonly Section[] = [
    ...(all.length > 0 ? [overview(desk, all, files)] : []),
    ...all.map((found) => depth(desk, found, files)),
    bullets(desk, 'checked', [{ items: checks.map((card) => desk.voice.line(card, card.name)) }], {
      place: all.length === 0 ? 'first' : 'more',
    }),
    bullets(desk, 'unchecked', [{ items: listed(said(desk, 'unchecked')) }], {
      place: all.length === 0 ? 'first' : 'more',
    }),
  ];
  return {
    title: title(desk, { name: files.length === 1 ? name : undefined }),
    subject: [
      ...files.map((file) =>
        fact(desk, 'read', label(desk, 'lines', { name: kindName(desk, file.kind), count: file.lines }), 'given'),
      ),
      fact(
        desk,
        'found',
        all.length === 0
          ? label(desk, 'nothing')
          : label(desk, 'found-value', { total: all.length, items: counts.join(', ') }),
        'computed',
        label(desk, 'found-working', { number: checks.length }),
      ),
    ],
    lead: lead(desk, all, checks.length, files),
    sections,
    followUps: asked(desk),
    gaps: [],
  };
};
