/** What must never reach a screen as itself: it moves the cursor, turns the reading direction, or hides. */

// What steers a terminal or the direction of text: controls, marks and overrides of direction, separators, annotations.
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

// What is not seen, so that something could be hidden in it: joiners, soft hyphens, fillers, tags.
const hidden = /\p{Default_Ignorable_Code_Point}/gu;

const visible = (character: string): string => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

const show = (text: string): string => text.toWellFormed().replace(steering, visible).replace(hidden, '');

/** Prose: always one line, so that a value can not pretend to be the next one. */
export const cleanLine = (text: string): string => show(text.replace(/[\t\n\r]+/g, ' '));

/** Commands and files: lines and tabs mean something there and stay. */
export const cleanCode = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map(show).join('\t'))
    .join('\n')
    .trimEnd();
