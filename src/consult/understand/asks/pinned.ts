/** `about rollback: …`: what the buttons of an unsure answer ask. */
const pinned = /^\s*(?:ask\s+)?about\s+([a-z0-9-]+):\s/iu;

/** The subject that a text names outright, whatever else its words could mean. */
export const pinnedTopic = (text: string): string => pinned.exec(text)?.[1]?.toLowerCase() ?? '';

/** The text without what names its subject. */
export const withoutPin = (text: string): string => text.replace(pinned, '');
