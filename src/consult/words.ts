import type { Text } from './blueprint.ts';

/** Plain characters as text: names, numbers, whatever needs no emphasis. */
export const words = (text: string): Text => [{ kind: 'text', text }];

/** The characters alone, as people read them. */
export const plainOf = (text: Text): string => text.map((span) => span.text).join('');

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const breaks = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What somebody typed, as a button can repeat it: one line, with nothing in it that is not seen. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replaceAll(unseen, '').replaceAll(breaks, ' ').trim();
