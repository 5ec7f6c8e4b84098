import { expect, it } from 'vitest';
import { readFrontMatter } from '../../src/persona/front-matter.ts';

const withFields = (lines: string): string => `---\nname: "R&D *as ever*, see &c"\nx: &a [1]\n${lines}\n---\n\nText.\n`;

it.each(['y: *a', 'y: [*a, *a]', 'y:\n  - *a', 'y: { c: *a }'])(
  'a persona may not use an alias, with which a few lines become gigabytes: %j',
  (lines) => {
    expect(readFrontMatter('x.md', withFields(lines))).toEqual([
      { file: 'x.md', line: 2, field: 'front matter', expected: 'no anchors and aliases' },
    ]);
  },
);

it('and may say what looks like one', () => {
  expect(readFrontMatter('x.md', withFields('y: "2 *3"'))).toMatchObject({ data: { y: '2 *3' } });
});
