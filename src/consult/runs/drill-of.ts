import type { Persona } from '../../persona/persona.ts';
import type { FollowUp } from '../blueprint.ts';
import type { Inquiry, Intent } from '../inquiry.ts';
import { plainOf } from '../words.ts';
import type { Drill, Run } from './run.ts';

const mostSurprises = 2;

/** Another one each time, and the same one for the same drill. */
const pick = (seed: string, at: number, count: number): number =>
  Array.from(`${seed}:${at}`, (character) => character.codePointAt(0) ?? 0).reduce(
    (sum, code) => (sum * 31 + code) % 2_147_483_647,
    7,
  ) % count;

/** A rehearsal of a plan: some of what may go wrong in it does. */
export function drillOf(persona: Persona, { intent, params }: Inquiry, run: Run, seed: string): Drill {
  const card = persona
    .of('drill')
    .find(
      ({ data }) => data.drills.includes(intent) && (data.runbook === undefined || data.runbook === params.runbook),
    );
  if (card === undefined) return { surprises: [] };
  const fitting = card.data.surprises.flatMap(({ at, after, tells }) => {
    const step = at === undefined ? run.steps[after ?? 0] : run.steps.find(({ operation }) => operation === at);
    return step === undefined ? [] : [{ step: plainOf(step.title), tells }];
  });
  const chosen: typeof fitting = [];
  for (let at = 0; at < mostSurprises; at += 1) {
    const left = fitting.filter((one) => chosen.every(({ step }) => step !== one.step));
    const next = left[pick(seed, at, Math.max(1, left.length))];
    if (next !== undefined) chosen.push(next);
  }
  return { surprises: chosen, ticks: card.data.ticks };
}

/** `drill rollback v2.3`: what is to be rehearsed. `drill restore` means the runbook of that drill. */
export function drillOrder(persona: Persona, text: string): string | undefined {
  const { kind = '', rest = '' } =
    /^\s*drill\s+(?:(?:an?|the)\s+)?(?<kind>\S+)(?<rest>[^]*)$/iu.exec(text)?.groups ?? {};
  if (kind === '') return undefined;
  const runbook = persona.find('drill', kind.toLowerCase())?.data.runbook;
  return runbook === undefined ? `${kind}${rest}` : `runbook ${runbook}${rest}`;
}

const rehearsed: ReadonlySet<Intent> = new Set<Intent>(['rollback', 'deploy', 'runbook', 'dr']);

/** Whether there is anything in such an order to be rehearsed. */
export const canBeRehearsed = ({ intent }: Inquiry): boolean => rehearsed.has(intent);

/** What is to be pressed instead of a mistake in such an order is a rehearsal, too. */
export const toDrill = (one: FollowUp): FollowUp => (one.id === 'help' ? one : { ...one, ask: `drill ${one.ask}` });

/** The word alone asks what that is. */
export const isDrill = (text: string): true | undefined => (/^\s*drills?(?:\s|$)/iu.test(text) ? true : undefined);

/** Every step that users wait for was done, by people who did not pass over it. */
export const isProven = (
  steps: readonly { readonly step: { readonly afterwards?: true }; readonly state: string }[],
): boolean => steps.every(({ step, state }) => step.afterwards === true || state === 'done');
