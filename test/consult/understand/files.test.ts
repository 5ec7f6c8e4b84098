import { describe, expect, it } from 'vitest';
import { ours as consultant } from '../../support/ours.ts';
import type { Inquiry } from '../../../src/consult/inquiry.ts';
import type { Understood } from '../../../src/consult/understand/command/understanding.ts';

const inquiryOf = (understood: Understood): Inquiry => {
  if (understood.kind === 'problem') throw new Error(understood.problem.code);
  return understood.inquiry;
};

const ask = (text: string): Inquiry => inquiryOf(consultant.read(text));
const pipeline = ask('pipeline checkout typescript on eks');

describe('the files of an answer', () => {
  it.each(['--files', '—files', '-- files', '--files ./out', '--files=/tmp/out', '--files ~/out', '--with-files'])(
    'are asked for with %s, which is no part of the question',
    (flag) => {
      const { files, params, flags } = ask(`pipeline checkout on eks ${flag}`);
      expect({ files, params, flags }).toEqual({
        files: true,
        params: { system: 'checkout', platform: 'eks' },
        flags: [],
      });
    },
  );

  it.each(['--files', '—files ./out', '--files=/tmp/out', '--with-files'])(
    'are not ordered once more by the buttons of the answer they were asked for with: %s',
    (flag) => {
      const { followUps } = consultant.answer(ask(`pipeline checkout ${flag} on eks`));
      expect(followUps.find(({ id }) => id === 'validate')?.ask).toBe('pipeline checkout on eks --validate');
    },
  );

  it('are not asked for otherwise', () => {
    expect(pipeline.files).toBe(false);
    expect(ask('pipeline files on eks')).toMatchObject({ files: false, params: { system: 'files' } });
  });

  it.each(['files', 'files please', 'the files?', 'send me the files', 'please give us the files', 'with files'])(
    'are asked for in the thread, and the question stays what it was: %s',
    (text) => {
      expect(inquiryOf(consultant.revise(pipeline, text))).toEqual({
        ...pipeline,
        files: true,
        language: 'typescript',
      });
    },
  );

  it('are asked for beside a change', () => {
    const { files, params } = inquiryOf(consultant.revise(pipeline, 'for staging, with files'));
    expect({ files, params }).toEqual({ files: true, params: { ...pipeline.params, environment: 'staging' } });
  });

  it('are of the language that was named earlier in the thread, until another is', () => {
    const later = inquiryOf(consultant.revise(inquiryOf(consultant.revise(pipeline, 'for staging')), 'on gke'));
    expect(consultant.language(later)).toBe('typescript');
    expect(consultant.language(inquiryOf(consultant.revise(later, 'on ecs, it is python')))).toBe('python');
    expect(consultant.language(inquiryOf(consultant.revise(later, 'same for orders')))).toBeUndefined();
  });

  it('are asked for each time anew', () => {
    const first = inquiryOf(consultant.revise(pipeline, 'files'));
    expect(inquiryOf(consultant.revise(first, 'for staging')).files).toBe(false);
  });

  it.each(['thanks for the files', 'no files', 'the files are wrong', 'where did you put the files'])(
    'are not asked for by who talks about them: %s',
    (text) => {
      const understood = consultant.revise(pipeline, text);
      expect(understood.kind === 'inquiry' && understood.inquiry.files).toBe(false);
    },
  );
});
