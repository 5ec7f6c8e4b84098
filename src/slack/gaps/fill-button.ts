import type { Button } from '@slack/types';
import { z } from 'zod';
import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { withButton } from '../../render/slack/with-button.ts';
import { jsonText } from '../json-text.ts';
import { fillButton } from '../surface.ts';

const asked = z.object({ name: z.string(), label: z.string(), example: z.string().exactOptional() });

/** What the button carries, so that its form opens without looking anything up: it has three seconds. */
export const fillValue = jsonText.pipe(z.object({ v: z.literal(1), gaps: z.array(asked).min(1) }));

/** The answer, with a button to fill in what it lacks. */
export function withFillButton(
  answer: SlackMessage,
  { gaps }: Blueprint,
  { gapForm }: Pick<Consultant, 'gapForm'>,
): SlackMessage {
  let askable = gapForm.askable(gaps);
  const valueOf = (): string => JSON.stringify({ v: 1, gaps: askable });
  while (valueOf().length > limits.button.value) askable = askable.slice(0, -1);
  const [first] = askable;
  if (first === undefined) return answer;
  const button: Button = {
    type: 'button',
    action_id: fillButton,
    text: { type: 'plain_text', text: cut(gapForm.label(first), limits.button.label), emoji: false },
    value: valueOf(),
  };
  return withButton(answer, button);
}
