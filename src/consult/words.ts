import type { Text } from './blueprint.ts';

/** Plain characters as text: names, numbers, whatever needs no emphasis. */
export const words = (text: string): Text => [{ kind: 'text', text }];
