import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../src/artifacts/generated-file.ts';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { instructionsOf } from '../../src/consult/review/read-dockerfile.ts';
import {
  ciTools,
  containerInputs,
  infrastructureInputs,
  manifestInputs,
  pipelineInputs,
  recipe,
} from '../artifacts/recipes.ts';
import { answerTo } from './ask.ts';
import { dockerfile, fence } from './review-samples.ts';

describe('a Dockerfile', () => {
  it('is taken apart as the language server of its editors does', () => {
    const generated = containerInputs.flatMap((input) =>
      makeFiles(recipe(input)).filter((file) => file.language === 'dockerfile'),
    );
    const odd = [
      '# syntax=docker/dockerfile:1\nFROM a:1 AS b\nRUN <<EOF\ncurl x\n  RUN no\nEOF\nCMD ["x"]\n',
      'FROM a:1\nRUN x \\\n\n  # note\n  && y\nENV A=1 \\\n  B="2 3"\nCMD x',
      'from a:1\nrun x\n\tcopy . .\n',
    ];
    for (const text of [...generated.map((file) => file.text), ...odd, dockerfile]) {
      const theirs = DockerfileParser.parse(text)
        .getInstructions()
        .map((one) => `${one.getRange().start.line + 1} ${one.getKeyword().toLowerCase()}`);
      expect(instructionsOf(text).map((one) => `${one.line} ${one.keyword}`)).toEqual(theirs);
    }
  });
});

// All that we can write, looked through as if somebody had pasted it.
describe('the files we write ourselves', { timeout: 60_000 }, () => {
  const extensions: Readonly<Partial<Record<GeneratedFile['language'], true>>> = {
    yaml: true,
    dockerfile: true,
    groovy: true,
    hcl: true,
  };
  const inputs = [...ciTools.flatMap((tool) => pipelineInputs(tool)), ...containerInputs, ...infrastructureInputs];

  const faultsIn = (texts: readonly string[]): readonly string[] => {
    const answer = answerTo(texts.map(fence).join('\n'));
    return (answer.inquiry.reviewed?.files ?? []).flatMap((file) =>
      file.findings.map((one) => `${file.kind} ${file.names.join(' ')} line ${one.line}: ${one.id} ${one.name ?? ''}`),
    );
  };

  it('have nothing that we would find in those of others: pipelines, Dockerfiles, Terraform', () => {
    const texts = new Set(
      inputs.flatMap((input) =>
        makeFiles(recipe(input))
          .filter((file) => extensions[file.language] === true)
          .map((file) => file.text),
      ),
    );
    expect(texts.size).toBeGreaterThan(100);
    expect([...new Set([...texts].flatMap((text) => faultsIn([text])))]).toEqual([]);
  });

  it('have nothing that we would find in those of others: manifests, as they belong together', () => {
    const bundles = manifestInputs.map((input) =>
      makeFiles(recipe(input))
        .filter((file) => file.language === 'yaml' && /^(?:apiVersion|---)/mu.test(file.text))
        .map((file) => file.text)
        .join('---\n'),
    );
    expect([...new Set(bundles.flatMap((bundle) => faultsIn([bundle])))]).toEqual([]);
  });
});
