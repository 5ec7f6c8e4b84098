import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTextFiles, toNote } from '../../src/render/slack/to-files.ts';
import { validateBlocks } from '../../src/playground/slack/block-kit/validate-blocks.ts';
import { objectsIn } from '../../src/playground/slack/json-object.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';

const intro = [{ kind: 'paragraph' as const, text: [{ kind: 'text' as const, text: 'Here they are.' }] }];
const show = (path: string, text: string): string =>
  toTextFiles(intro, [{ path, text }])
    .map(({ blocks }) => plainText({ blocks: objectsIn(blocks) }))
    .join('\n');

describe('a file as text', () => {
  it('stands whole below its path', () => {
    expect(show('deploy/a.yaml', 'a: 1\nb: 2\n')).toBe('Here they are.\ndeploy/a.yaml\na: 1\nb: 2');
  });

  it.each(['notes.md', 'deploy/deploy.sh'])(
    'that is too long ends with a whole line, and says what is missing: %s',
    (path) => {
      const lines = Array.from({ length: 200 }, (_, at) => `line ${at} ${'x'.repeat(20)}`);
      const [shown = '', missing = ''] =
        /^([^]*)\n…and (\d+) more lines, 5,[\d,]+ characters in all: this is not the whole file\.$/u
          .exec(show(path, `${lines.join('\n')}\n`))
          ?.slice(1) ?? [];
      const kept = shown.split('\n').slice(2);
      expect(kept).toEqual(lines.slice(0, kept.length));
      expect(kept.length + Number(missing)).toBe(lines.length);
      expect(kept.length).toBeGreaterThan(50);
    },
  );

  it('keeps the limits of Slack, whatever it holds and however many there are', () => {
    const file = fc.record({
      path: fc.string({ minLength: 1, maxLength: 300 }),
      text: fc.oneof(
        fc.string({ maxLength: 300 }),
        fc.integer({ min: 1, max: 900 }).map((count) => 'ab c\n'.repeat(count)),
      ),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 30 }), (files) => {
        const messages = toTextFiles(intro, files);
        expect(messages.length).toBeGreaterThan(0);
        for (const { blocks, text } of messages) {
          expect(validateBlocks(blocks, 'message')).toEqual([]);
          expect(text).not.toBe('');
        }
      }),
    );
  });
});

describe('the note on files', () => {
  it('is one message for as many as there usually are', () => {
    const item = (at: number) => [
      { kind: 'text' as const, text: `deploy/file-${at}.yaml: ${'what it is for '.repeat(4)}` },
    ];
    const items = Array.from({ length: 30 }, (_, at) => item(at));
    expect(toNote([...intro, { kind: 'list', ordered: false, items }])).toHaveLength(1);
  });
});
