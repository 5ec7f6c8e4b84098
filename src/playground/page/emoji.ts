/** The few emoji that people here react and write with. Slack has thousands; the others stay as `:name:`. */
const emoji: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  eyes: '👀',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  rotating_light: '🚨',
  fire: '🔥',
  rocket: '🚀',
  tada: '🎉',
  pray: '🙏',
  heart: '❤️',
  smile: '😄',
  thinking_face: '🤔',
  hourglass: '⌛',
  bulb: '💡',
  lock: '🔒',
  memo: '📝',
  pushpin: '📌',
  bell: '🔔',
  red_circle: '🔴',
  large_green_circle: '🟢',
};

/** What one reacts with at a click. */
export const reactions = ['+1', 'eyes', 'white_check_mark', 'pushpin', 'tada', 'pray', 'thinking_face'];

export const emojiOf = (name: string): string => emoji[name] ?? `:${name}:`;
