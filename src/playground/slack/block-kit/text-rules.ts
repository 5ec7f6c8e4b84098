import { boolean, byType, shape, string, type Rule } from './rule.ts';

const plain = (max: number): Rule => shape({ required: { text: string({ max }) }, optional: { emoji: boolean } });
const markup = (max: number): Rule => shape({ required: { text: string({ max }) }, optional: { verbatim: boolean } });

/** Text objects hold 1 to 3,000 characters unless their place allows less. */
export const plainText = (max = 3000): Rule => byType({ plain_text: plain(max) });
export const textObject = (max = 3000): Rule => byType({ plain_text: plain(max), mrkdwn: markup(max) });
