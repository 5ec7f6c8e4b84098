import type { Handler } from './desk.ts';
import { blueprint } from './handlers/blueprint.ts';
import { checklist } from './handlers/checklist.ts';
import { cost } from './handlers/cost.ts';
import { deploy } from './handlers/deploy.ts';
import { dr } from './handlers/dr.ts';
import { help } from './handlers/help.ts';
import { incident } from './handlers/incident.ts';
import { phaseImplement, phasePlan, phaseTasks } from './handlers/phase.ts';
import { onlyInSlack } from './handlers/only-in-slack.ts';
import { pipeline } from './handlers/pipeline.ts';
import { profile } from './handlers/profile.ts';
import { question } from './handlers/question.ts';
import { review } from './handlers/review.ts';
import { rollback } from './handlers/rollback.ts';
import { runbook } from './handlers/runbook.ts';
import { scale } from './handlers/scale.ts';
import { score } from './handlers/score.ts';
import { slo } from './handlers/slo.ts';
import { strategies } from './handlers/strategies.ts';
import { system } from './handlers/system.ts';
import { why } from './handlers/why.ts';
import type { Intent } from './inquiry.ts';

/** Who answers what. A new kind of consultation is a handler, a line here, and an answer file in the persona. */
export const handlers: Readonly<Record<Intent, Handler>> = {
  blueprint,
  pipeline,
  deploy,
  rollback,
  scale,
  slo,
  dr,
  cost,
  score,
  runbook,
  checklist,
  review,
  incident,
  'phase-plan': phasePlan,
  'phase-tasks': phaseTasks,
  'phase-implement': phaseImplement,
  strategies,
  why,
  profile,
  watch: onlyInSlack,
  audit: onlyInSlack,
  drill: onlyInSlack,
  'incident-room': onlyInSlack,
  system,
  help,
  question,
};
