import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { containerInputs, describeRecipe, recipe } from './recipes.ts';

const dockerfile = (input: (typeof containerInputs)[number]): string =>
  fileAt(makeFiles(recipe(input)), 'Dockerfile').text;
const faults = (text: string): readonly string[] => validate(text).map(({ message }) => String(message));

/** What no validator here sees. */
function smells(text: string): readonly string[] {
  const parsed = DockerfileParser.parse(text);
  const users = parsed.getInstructions().filter((one) => one.getKeyword() === 'USER');
  const last = users.at(-1)?.getArgumentsContent() ?? 'root';
  const args = new Map(
    parsed
      .getInstructions()
      .filter((one) => one.getKeyword() === 'ARG')
      .map((one) => (one.getArgumentsContent() ?? '').split('=') as [string, string]),
  );
  const bases = parsed.getFROMs().map((from) => {
    const name = from.getImage() ?? '';
    return args.get(name.replaceAll(/[${}]/g, '')) ?? name;
  });
  return [
    ...(/^[1-9]\d*(:\d+)?$/.test(last) ? [] : [`runs as ${last}`]),
    ...bases
      .filter((base) => !/:[\w.-]*\d[\w.-]*(@|$)|:nonroot$/.test(base) || base.endsWith(':latest'))
      .map((base) => `${base} is not pinned`),
    ...(bases.length > 1 ? [] : ['one stage']),
    ...(/\b(ENV|ARG)\b.*(PASSWORD|SECRET|TOKEN)/i.test(text) ? ['a secret'] : []),
    ...(/^ADD /m.test(text) ? ['ADD'] : []),
    ...(/^(ENTRYPOINT|CMD) [^[]/m.test(text) ? ['a shell as PID 1'] : []),
  ];
}

describe('Dockerfile', () => {
  it.each(containerInputs.map((input) => [describeRecipe(input), input] as const))('is accepted: %s', (_, input) => {
    const text = dockerfile(input);
    expect(faults(text)).toEqual([]);
    expect(smells(text)).toEqual([]);
    expect(text).toContain(`EXPOSE ${input.port}`);
    expect(text).toMatch(/^HEALTHCHECK |^# No HEALTHCHECK: /m);
    expect(fileAt(makeFiles(recipe(input)), '.dockerignore').text).toMatch(/^\.env$/m);
  });

  it.each([
    ['an instruction that is not one', (text: string) => text.replace('EXPOSE', 'EXPOZE')],
    ['a flag that COPY does not have', (text: string) => text.replace('COPY --from=build', 'COPY --form=build')],
    ['a port that is none', (text: string) => text.replace(/EXPOSE \d+/, 'EXPOSE many')],
  ])('is refused with %s', (_, spoil) => {
    expect(faults(spoil(dockerfile(containerInputs[0]!)))).not.toEqual([]);
  });

  it.each([
    ['root', (text: string) => text.replace(/^USER .*$/m, 'USER root')],
    ['a base without a version', (text: string) => text.replace(/RUN_IMAGE=.*/, 'RUN_IMAGE=node')],
    ['a secret', (text: string) => text.replace('ENV ', 'ENV DB_PASSWORD=hunter2 ')],
  ])('is not ours with %s', (_, spoil) => {
    expect(smells(spoil(dockerfile(containerInputs[0]!)))).not.toEqual([]);
  });
});
