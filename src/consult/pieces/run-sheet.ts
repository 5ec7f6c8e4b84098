import type { Card, PieceStep, Voice } from '../../persona/persona.ts';
import type { Block, Step, Text } from '../blueprint.ts';
import { headingOf, type Desk } from '../desk.ts';
import { platformsOf } from '../system.ts';

/**
 * The ordered steps of a runbook, with the commands of the system's platform where the runbook names one of its
 * operations. A step whose operation the platform does not have is left out, or keeps the commands the runbook
 * itself gives for it; so a plan without a GitOps driver has no pause, and no step ever says "not applicable".
 */

/** Operations for which everybody who has something to say is heard; for the others the one in charge speaks. */
const together = new Set(['verify', 'status', 'logs', 'traps', 'before-rollback', 'undo', 'migrate']);

/** What only the tools know that change the data. */
const ofData = new Set(['before-rollback', 'undo', 'migrate']);

/** These look and change nothing, whatever they say of themselves. */
const reading = new Set(['status', 'find-revision', 'verify', 'logs', 'dry-run', 'before-rollback']);

interface Speaker {
  readonly card: Card;
  readonly steps: readonly PieceStep[];
}

/** Who has something to say about an operation, and what. */
function speakersFor({ persona, system, voice }: Desk, asked: string): readonly Speaker[] {
  const [name = '', other] = asked.split('/');
  const speaks = (card: Card): Speaker => ({ card, steps: stepsOf(voice, card, name) });
  if (other !== undefined) {
    const named = other === 'ci' ? system.ci.value : persona.find('platform', other);
    return named?.pieces.has(name) === true ? [speaks(named)] : [];
  }
  const all = ofData.has(name) ? system.changes : platformsOf(system);
  const speakers = all.filter((card) => card.pieces.has(name));
  const heard = together.has(name) ? speakers : speakers.slice(0, 1);
  return heard.map(speaks);
}

export const operation = (desk: Desk, asked: string): readonly PieceStep[] =>
  speakersFor(desk, asked).flatMap(({ steps }) => steps);

function stepsOf(voice: Voice, card: Card, name: string): readonly PieceStep[] {
  const content = voice.piece(card, name);
  const heading = card.pieces.get(name)?.heading;
  if (content === undefined || heading === undefined) return [];
  if (content.steps.length > 0)
    return content.steps.map((step) =>
      step.title.length === 1 && step.title[0]?.text === heading ? { ...step, title: headingOf({ heading }) } : step,
    );
  // a piece may have nothing to say this time: no traffic moves back where it never was split
  if (content.blocks.length === 0) return [];
  return [
    {
      title: headingOf({ heading }),
      what: content.blocks,
      reads: reading.has(name),
      source: voice.source(card, name),
    },
  ];
}

const hasCode = (step: PieceStep): boolean => step.what.some((block) => block.kind === 'code');

/** The runbook's step says why and when; the platform's says how. */
function join(step: PieceStep, part: PieceStep): PieceStep {
  const own = hasCode(part);
  return {
    ...step,
    ...part,
    title: step.title,
    what: [...step.what.filter((block) => !own || block.kind !== 'code'), ...part.what],
    reads: reading.has(step.platform ?? '') || part.reads === true,
    ...(step.why && { why: step.why }),
  };
}

const ofSpeaker = (title: Text, { name }: Card): Text => [...title, { kind: 'text', text: `: ${name}` }];

/**
 * One step where one says one thing. Where several speak, or one says several things, each stays a step of its own:
 * an "expect" belongs to its commands. The runbook's words lead in to the first.
 */
function unfold(desk: Desk, step: PieceStep, speakers: readonly Speaker[]): readonly Step[] {
  const parts = speakers.flatMap(({ card, steps }) =>
    steps.map((part) => ({
      ...part,
      title: steps.length > 1 ? part.title : speakers.length > 1 ? ofSpeaker(step.title, card) : step.title,
    })),
  );
  return parts.flatMap((part, at): readonly Step[] => {
    // a platform's step may itself stand on an operation: a canary begins with the driver's way to deploy
    const [first, ...rest] = part.platform === undefined ? [] : operation(desk, part.platform);
    if (part.platform !== undefined && first === undefined && !hasCode(part)) return [];
    const whole = first === undefined ? part : join(part, first);
    return [at === 0 ? { ...join(step, whole), title: part.title } : whole, ...rest];
  });
}

/** What is different this time. */
export interface Changes {
  /** Operations that are done already. */
  readonly skip?: readonly string[];
  /** Pieces of the runbook whose steps take the place of an operation. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Operations that the platform does another way this time. */
  readonly as?: Readonly<Record<string, string>>;
  /** Who has nothing to say of an operation. */
  readonly without?: Readonly<Record<string, Card>>;
  /** The shares that the operation `share` is repeated for, each with the time that it is held. */
  readonly shares?: readonly { readonly share: number; readonly hold_seconds: number }[];
}

export function runSheet(
  desk: Desk,
  runbook: Card<'runbook'> | Card<'strategy'>,
  piece = 'steps',
  { skip = [], instead = {}, as = {}, without = {}, shares = [] }: Changes = {},
): readonly Step[] {
  const content = desk.voice.piece(runbook, piece);
  return (content?.steps ?? []).flatMap((step, at) => {
    const { platform } = step;
    if (platform === undefined) return stepFor(desk, step);
    if (platform.startsWith('share/'))
      return shares.flatMap(({ share, hold_seconds: total }) => {
        const voice = desk.voice.knowing({ share, total });
        return stepFor({ ...desk, voice }, voice.piece(runbook, piece)?.steps[at] ?? step);
      });
    const other = instead[platform];
    if (other !== undefined) return runSheet(desk, runbook, other);
    return skip.includes(platform)
      ? []
      : stepFor(desk, { ...step, platform: as[platform] ?? platform }, without[platform]);
  });
}

function stepFor(desk: Desk, { signals = [], ...step }: PieceStep, silent?: Card): readonly Step[] {
  const queries = signals.flatMap((golden) => signalQueries(desk, golden));
  const asked: PieceStep = { ...step, what: [...step.what, ...queries] };
  if (asked.platform === undefined) return [asked];
  const speakers = speakersFor(desk, asked.platform).filter(({ card }) => card !== silent);
  if (speakers.length > 0) return unfold(desk, asked, speakers);
  return hasCode(asked) ? [asked] : [];
}

/** How the system's monitoring asks for a golden signal, and what it should answer. */
export function signalQueries({ persona, voice, system }: Desk, golden: string): readonly Block[] {
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
