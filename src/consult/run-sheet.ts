import type { Card, PieceStep, Voice } from '../persona/persona.ts';
import type { Block, Step, Text } from './blueprint.ts';
import { headingOf, type Desk } from './desk.ts';
import { platformsOf } from './system.ts';

/**
 * The ordered steps of a runbook, with the commands of the system's platform where the runbook names one of its
 * operations. A step whose operation the platform does not have is left out, or keeps the commands the runbook
 * itself gives for it; so a plan without a GitOps driver has no pause, and no step ever says "not applicable".
 */

/** Operations for which everybody who has something to say is heard; for the others the one in charge speaks. */
const together = new Set(['verify', 'status', 'logs', 'traps']);

/** These look and change nothing, whatever they say of themselves. */
const reading = new Set(['status', 'find-revision', 'verify', 'logs', 'dry-run']);

/** Automation that would redo a change behind our back is the driver's; the workload's own pause is another thing. */
const driversOnly = new Set(['lasting-fix']);

export function operation(desk: Desk, asked: string): readonly PieceStep[] {
  const [name = '', other] = asked.split('/');
  const named = other === undefined ? undefined : desk.persona.find('platform', other);
  if (named !== undefined) return stepsOf(desk.voice, named, name);
  const all = platformsOf(desk.system);
  const speakers = all.filter((card) => card.pieces.has(name));
  const heard = together.has(name) ? speakers : speakers.slice(0, 1);
  if (driversOnly.has(name) && heard[0]?.data.layer !== 'drives') return [];
  return heard.flatMap((card) => stepsOf(desk.voice, card, name));
}

function stepsOf(voice: Voice, card: Card<'platform'>, name: string): readonly PieceStep[] {
  const content = voice.piece(card, name);
  if (content === undefined) return [];
  const heading = card.pieces.get(name)?.heading;
  if (content.steps.length > 0)
    return content.steps.map((step) =>
      heading !== undefined && step.title.length === 1 && step.title[0]?.text === heading
        ? { ...step, title: headingOf({ heading }) }
        : step,
    );
  return [
    {
      title: [{ kind: 'text', text: card.name }],
      what: content.blocks,
      reads: reading.has(name),
      source: voice.source(card, name),
    },
  ];
}

const spaced = (texts: readonly Text[]): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [{ kind: 'text', text: ' ' } as const, ...text]));

/** The runbook's step says why and when; the platform's says how. */
function join(step: PieceStep, parts: readonly PieceStep[]): Step {
  const first = parts[0];
  const pick = (field: 'expect' | 'repeat' | 'fails' | 'why'): Text | undefined => {
    const texts = parts.flatMap((part) => (part[field] ? [part[field]] : []));
    return texts.length > 0 ? spaced(texts) : step[field];
  };
  const expect = pick('expect');
  const repeat = pick('repeat');
  const fails = pick('fails');
  const why = step.why ?? first?.why;
  const timed = parts.filter((part) => part.seconds !== undefined);
  const seconds = timed.length > 0 ? timed.reduce((sum, part) => sum + (part.seconds ?? 0), 0) : step.seconds;
  const own = parts.some((part) => part.what.some((block) => block.kind === 'code'));
  const what: Block[] = [
    ...step.what.filter((block) => !own || block.kind !== 'code'),
    ...parts.flatMap((part) => part.what),
  ];
  return {
    title: step.title,
    what,
    reads: reading.has(step.platform ?? '') || parts.every((part) => part.reads === true),
    source: first?.source ?? step.source,
    ...(expect && { expect }),
    ...(repeat && { repeat }),
    ...(fails && { fails }),
    ...(why && { why }),
    ...(seconds !== undefined && { seconds }),
  };
}

/** What is different this time. */
export interface Changes {
  /** Operations that are done already. */
  readonly skip?: readonly string[];
  /** Pieces of the runbook whose steps take the place of an operation. */
  readonly instead?: Readonly<Record<string, string>>;
}

export function runSheet(
  desk: Desk,
  runbook: Card<'runbook'>,
  piece = 'steps',
  { skip = [], instead = {} }: Changes = {},
): readonly Step[] {
  const content = desk.voice.piece(runbook, piece);
  return (content?.steps ?? []).flatMap((step) => {
    const other = step.platform === undefined ? undefined : instead[step.platform];
    if (other !== undefined) return runSheet(desk, runbook, other);
    if (step.platform !== undefined && skip.includes(step.platform)) return [];
    return stepFor(desk, step);
  });
}

function stepFor(desk: Desk, { signals = [], ...step }: PieceStep): readonly Step[] {
  const queries = signals.flatMap((golden) => queriesFor(desk, golden));
  const asked: PieceStep = { ...step, what: [...step.what, ...queries] };
  if (asked.platform === undefined) return [asked];
  const parts = operation(desk, asked.platform);
  if (parts.length > 0) return [join(asked, parts)];
  return asked.what.some((block) => block.kind === 'code') ? [asked] : [];
}

/** How the system's monitoring asks for a golden signal, and what it should answer. */
function queriesFor({ persona, voice, system }: Desk, golden: string): readonly Block[] {
  const tool = system.monitors.value;
  return persona.of('signal').flatMap((card): readonly Block[] => {
    const query = card.data.queries[tool.id];
    if (card.data.golden !== golden || query === undefined) return [];
    const named: Text = [
      { kind: 'strong', text: card.name },
      { kind: 'text', text: ': ' },
      ...voice.line(card, card.data.threshold),
    ];
    return [
      { kind: 'paragraph', text: named },
      { kind: 'code', code: voice.code(card, tool.data.query_language, query) },
    ];
  });
}

export const secondsOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + (step.seconds ?? 0), 0);
