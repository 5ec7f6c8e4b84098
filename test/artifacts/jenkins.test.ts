import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { declarative } from './judges/declarative.ts';
import { shellSyntax } from './judges/shell.ts';
import { describeRecipe, pipelineInputs, recipe } from './recipes.ts';

const inputs = pipelineInputs('jenkins');
const pipelines = (input: (typeof inputs)[number]) =>
  makeFiles(recipe(input)).filter(({ language }) => language === 'groovy');

/** What the shell gets, after Groovy has read the string. */
const shells = (text: string): readonly string[] =>
  Array.from(text.matchAll(/'''\\\n((?:\\.|(?!''')[\s\S])*)'''/g), ([, body]) =>
    (body ?? '').replaceAll(/\\(.)/g, '$1'),
  );

describe('Jenkins', () => {
  it.each(inputs.map((input) => [describeRecipe(input), input] as const))(
    'is declarative by the book: %s',
    async (_, input) => {
      for (const { text } of pipelines(input)) {
        expect(declarative(text)).toEqual([]);
        for (const shell of shells(text)) expect(await shellSyntax(shell)).toEqual([]);
      }
    },
  );

  it('keeps CI apart from CD, with the stages in order', () => {
    const files = pipelines(inputs[0]!);
    const stages = (path: string): readonly string[] =>
      Array.from(fileAt(files, path).text.matchAll(/stage\('([^']+)'\)/g), ([, name]) => name ?? '');
    expect(stages('Jenkinsfile')).toEqual(['Source', 'Build', 'Test', 'Scan', 'Publish']);
    expect(stages('Jenkinsfile.deploy')).toEqual([
      'Source: choose the image',
      'Deploy: staging',
      'Verify: staging',
      'Deploy: production',
      'Verify: production',
      'Release',
    ]);
  });

  it('goes back when a deployment fails, while it is made as well as afterwards', () => {
    const { text } = fileAt(pipelines(inputs[0]!), 'Jenkinsfile.deploy');
    const stages = text.split(/^ {4}stage\(/m).filter((stage) => /^'(?:Deploy|Verify): production'/.test(stage));
    expect(stages).toHaveLength(2);
    for (const stage of stages) {
      expect(stage).toMatch(/failure \{[\s\S]*bash deploy\/deploy\.sh production "\$BEFORE_PRODUCTION"/);
    }
  });

  it.each([
    ['steps outside a stage', (text: string) => text.replace('  stages {', '  steps {')],
    ['a stage without steps', (text: string) => text.replace('      steps {', '      stepz {')],
    ['a brace too few', (text: string) => text.replace(/\}\n$/, '')],
    ['a string that does not end', (text: string) => text.replace("label 'docker'", "label 'docker")],
    ['no agent', (text: string) => text.replace("  agent {\n    label 'docker'\n  }\n", '')],
    [
      'a secret that Groovy puts into the command',
      (text: string) => text.replace('deleteDir()', 'sh "login $REGISTRY_PSW"'),
    ],
  ])('is refused with %s', (_, spoil) => {
    const { text } = fileAt(pipelines(inputs[0]!), 'Jenkinsfile');
    expect(spoil(text)).not.toBe(text);
    expect(declarative(spoil(text))).not.toEqual([]);
  });
});
