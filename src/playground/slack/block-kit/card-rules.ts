import { button } from './button-rules.ts';
import { image } from './image-rules.ts';
import { richText } from './rich-text-rules.ts';
import { byType, list, oneOf, shape, string, url, type Rule } from './rule.ts';
import { textObject } from './text-rules.ts';

const block_id = string({ max: 255 });

const card = shape({
  optional: {
    block_id,
    hero_image: image,
    icon: image,
    slack_icon: shape({ optional: { name: string() } }),
    title: textObject(150),
    subtitle: textObject(150),
    body: textObject(200),
    subtext: textObject(200),
    actions: list(byType({ button }), { min: 1, max: 2 }),
  },
  check: (value, at, report) => {
    if (!['hero_image', 'title', 'actions', 'body'].some((key) => value[key] !== undefined)) {
      report(at, 'one of hero_image, title, actions, body is required');
    }
    if (value['icon'] !== undefined && value['slack_icon'] !== undefined) {
      report(at, 'only one of icon and slack_icon is allowed');
    }
  },
});

const taskCard = shape({
  required: {
    task_id: string(),
    title: string(),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  optional: {
    block_id,
    details: richText,
    output: richText,
    sources: list(byType({ url: shape({ required: { url: url(), text: string() } }) })),
  },
});

/** Blocks that group facts or tasks into cards. */
export const cardRules: Record<string, Rule> = {
  card,
  carousel: shape({
    required: { elements: list(byType({ card }), { min: 1, max: 10 }) },
    optional: { block_id },
  }),
  task_card: taskCard,
  // The title is a plain string: Slack's live service refuses a text object here.
  plan: shape({ required: { title: string() }, optional: { block_id, tasks: list(byType({ task_card: taskCard })) } }),
};
