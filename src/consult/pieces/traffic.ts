import type { Card } from '../../persona/persona.ts';
import type { PanelRow } from '../blueprint.ts';
import { label, type Desk } from '../desk.ts';

/** Old and new share at each step of a rollout; together always the whole. */
export const trafficBars = (desk: Desk, strategy: Card<'strategy'>): readonly PanelRow[] =>
  strategy.data.rollout.flatMap((step, index) => {
    const at = { number: index + 1 };
    return [
      { kind: 'bar' as const, label: label(desk, 'old', at), percent: 100 - step.share },
      { kind: 'bar' as const, label: label(desk, 'new', at), percent: step.share },
    ];
  });
