import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import * as choices from './recipes.ts';

const inputs = [
  ...choices.ciTools.flatMap(choices.pipelineInputs),
  ...choices.manifestInputs,
  ...choices.containerInputs,
  ...choices.monitoringInputs,
  ...choices.operatorInputs,
  ...choices.dashboardInputs,
  ...choices.infrastructureInputs,
];

const made = inputs.map((input) => makeFiles(choices.recipe(input)));
const all = made.flat();

describe('files', () => {
  it('are the same for the same recipe, each at a place of its own inside the repository', () => {
    for (const [at, files] of made.entries()) {
      expect(makeFiles(choices.recipe(inputs[at]!))).toEqual(files);
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.filter((path) => path.startsWith('/') || path.includes('..'))).toEqual([]);
    }
  });

  it('end with a line, say what they are for, and show no leftovers of the program that made them', () => {
    const faults = all.filter(
      ({ text, about }) =>
        !text.endsWith('\n') || about === '' || /\bundefined\b|\[object Object\]|\bNaN\b|[ \t]+$/m.test(text),
    );
    expect(faults.map(({ path }) => path)).toEqual([]);
  });

  it('hold no secret, only names of secrets', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{20,}|\bxox[abp]-|password['"]?\s*[:=]\s*['"]?(?!credentials\()[^\s'"$?]/i;
    const shown = all.filter(({ text }) => secret.test(text));
    expect(shown.map(({ path, text }) => `${path}: ${secret.exec(text)?.[0] ?? ''}`)).toEqual([]);
  });
});
