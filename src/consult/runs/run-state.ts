import { plainOf } from '../words.ts';
import type { Happened, Run, RunStep } from './run.ts';

export interface StepState {
  readonly step: RunStep;
  readonly state: 'open' | 'done' | 'failed' | 'skipped';
  /** Counts what happened to it: whoever presses says on which of these states they did. */
  readonly version: number;
  readonly person?: string;
  readonly at?: number;
}

export interface Mark {
  readonly person: string;
  readonly at: number;
}

export interface RunState {
  readonly run: Run;
  readonly steps: readonly StepState[];
  readonly begun: Mark;
  /** Who has it in hand. */
  readonly keeper: string;
  /** Who gave it to them, when it is not who began it. */
  readonly handed?: Mark;
  readonly closed?: Mark;
  /** What acts again that a step had switched off, by its name, and since when. */
  readonly resumed: Readonly<Record<string, Mark>>;
}

const untouched = (step: RunStep): StepState => ({ step, state: 'open', version: 0 });

/** The steps by their titles: what was touched stays as it is, what is new comes where the new plan has it. */
function replanned(steps: readonly StepState[], fresh: readonly RunStep[]): readonly StepState[] {
  const titles = new Set(fresh.map(({ title }) => plainOf(title)));
  const kept = steps.filter((one) => one.version > 0 && !titles.has(plainOf(one.step.title)));
  const byTitle = new Map(steps.map((one) => [plainOf(one.step.title), one]));
  return [
    ...kept,
    ...fresh.map((step) => {
      const before = byTitle.get(plainOf(step.title));
      return before === undefined ? untouched(step) : { ...before, step };
    }),
  ];
}

function after(state: RunState, { person, at, deed }: Happened): RunState {
  const mark = { person, at };
  switch (deed.kind) {
    case 'begun':
      return { ...state, begun: mark, keeper: person };
    case 'handed':
      return { ...state, keeper: deed.to, handed: mark };
    case 'closed':
      return { ...state, closed: mark };
    case 'resumed': {
      const name = state.steps[deed.step]?.step.pauses;
      return name === undefined ? state : { ...state, resumed: { ...state.resumed, [name]: mark } };
    }
    case 'replanned':
      return { ...state, steps: replanned(state.steps, deed.steps) };
    default: {
      const before = state.steps[deed.step];
      if (before === undefined) return state;
      const { step, version } = before;
      const next: StepState =
        deed.kind === 'reopened'
          ? { step, state: 'open', version: version + 1 }
          : { step, state: deed.kind, version: version + 1, ...mark };
      return { ...state, steps: state.steps.with(deed.step, next) };
    }
  }
}

/** How a plan stands, by all that happened to it. */
export function runState(run: Run, happened: readonly Happened[]): RunState {
  const steps = run.steps.map(untouched);
  return happened.reduce(after, { run, steps, begun: { person: '', at: 0 }, keeper: '', resumed: {} });
}

/** The first step that is neither done nor skipped. */
export const currentStep = ({ steps }: RunState): number | undefined => {
  const at = steps.findIndex(({ state }) => state === 'open' || state === 'failed');
  return at === -1 ? undefined : at;
};
