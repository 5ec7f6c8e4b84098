import stringWidth from 'string-width';

const ascii = /^[ -~]*$/;

/** Columns on the screen: wide characters take two, combining ones none, colour none. */
export const displayWidth = (text: string): number => (ascii.test(text) ? text.length : stringWidth(text));

export const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
};

let segmenter: Intl.Segmenter | undefined;

/** Characters as a reader sees them: what may stand at the end of a line without being torn. */
export function graphemes(text: string): string[] {
  // made where it is needed: few lines are cut inside a word, and it takes as long as many answers
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
