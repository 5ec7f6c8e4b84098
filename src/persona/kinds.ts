import type { z } from 'zod';
import { answer, drill, flag, hint, surface } from './kinds/answers.ts';
import { cause } from './kinds/cause.ts';
import { finding, gate } from './kinds/checks.ts';
import { circumstance } from './kinds/circumstance.ts';
import { condition } from './kinds/conditions.ts';
import { credentials } from './kinds/credentials.ts';
import { component, dimension, environment, metric, rule, signal, stage, strategy } from './kinds/delivery.ts';
import { capability, colleague, persona, phase, scenario, topic } from './kinds/identity.ts';
import { antiPattern, checklist, place, platform, practice, runbook, slo, tool } from './kinds/operations.ts';
import { readyAnswer } from './kinds/ready-answer.ts';
import { chatter, phrasings, signs, technologies, tongue } from './kinds/talk.ts';

/** Every kind of persona file, with the shape of its front matter. */
export const kinds = {
  persona,
  capability,
  phase,
  colleague,
  scenario,
  topic,
  strategy,
  environment,
  stage,
  component,
  dimension,
  signal,
  rule,
  metric,
  condition,
  place,
  platform,
  runbook,
  checklist,
  'anti-pattern': antiPattern,
  credentials,
  finding,
  gate,
  slo,
  tool,
  practice,
  circumstance,
  'ready-answer': readyAnswer,
  cause,
  answer,
  hint,
  flag,
  surface,
  drill,
  phrasings,
  chatter,
  signs,
  technologies,
  tongue,
} as const;

export type Kind = keyof typeof kinds;

export const isKind = (name: string): name is Kind => name in kinds;

export const kindNames: readonly Kind[] = Object.keys(kinds).filter(isKind);

export type Data<K extends Kind> = z.infer<(typeof kinds)[K]>;
