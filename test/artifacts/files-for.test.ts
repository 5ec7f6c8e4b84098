import { describe, expect, it } from 'vitest';
import { filesFor, hasFiles, type FilesOfAnswer } from '../../src/artifacts/files-for.ts';
import { readRecipe } from '../../src/artifacts/read-recipe.ts';
import { wants } from '../../src/artifacts/recipe.ts';
import { intents } from '../../src/consult/inquiry.ts';
import { ours as consultant, persona } from '../support/ours.ts';

function filesOf(text: string): FilesOfAnswer & { readonly offered: boolean } {
  const understood = consultant.read(text);
  if (understood.kind === 'problem') throw new Error(`${text}: ${understood.problem.code}`);
  const { inquiry } = understood;
  const blueprint = consultant.answer(inquiry);
  const [system, language] = [consultant.system(inquiry), consultant.language(inquiry)];
  return { ...filesFor(blueprint, system, language), offered: hasFiles(blueprint, system, language) };
}

const assumed = (text: string): readonly string[] => filesOf(text).assumed.map(({ field }) => field);

describe('the files of an answer', () => {
  it('name as assumed what they hold, with its value, and nothing else', () => {
    expect(assumed('rollback checkout to v2.3 on eks')).toEqual([]);
    expect(assumed('tasks photo-organizer')).toEqual([]);
    expect(assumed('slo checkout 99.9')).not.toContain('replicas');
    expect(filesOf('scale checkout to 5k rps').assumed).toContainEqual({ field: 'port', value: '8080' });
    expect(filesOf('pipeline checkout python on eks').assumed).toContainEqual({
      field: 'environments',
      value: 'staging, production',
    });
  });

  it('name as assumed what the answer assumed and they took up', () => {
    expect(filesOf('pipeline checkout python').assumed).toContainEqual({ field: 'ci', value: 'github-actions' });
    expect(assumed('pipeline checkout python on eks gitlab ci')).not.toContain('ci');
    expect(filesOf('pipeline checkout python').assumed).toContainEqual({ field: 'family', value: 'kubernetes' });
    expect(assumed('pipeline checkout python on eks')).not.toContain('family');
  });

  it('do not name as assumed what was said', () => {
    expect(assumed('deploy checkout v2 on eks')).toContain('strategy');
    expect(assumed('deploy checkout v2 canary on eks')).not.toContain('strategy');
    expect(assumed('deploy checkout v2 on ecs blue/green')).not.toContain('strategy');
  });

  it.each([
    ['ecs codedeploy', 'deploy/deploy.sh', '"strategy":"BLUE_GREEN"'],
    ['eks with argo rollouts namespace=shop', 'deploy/base/rollout.yaml', 'canary:'],
    ['cloud run', 'deploy/deploy.sh', 'shares='],
  ])('release on %s as that platform does, where nobody said how, and name it as assumed', (place, path, holds) => {
    const answer = filesOf(`pipeline checkout python on ${place}`);
    expect(answer.files.find((file) => file.path === path)?.text).toContain(holds);
    expect(answer.assumed.map(({ field }) => field)).toContain('strategy');
  });

  it.each([
    ['pipeline orders go on nomad, jenkins', 'go'],
    ['pipeline for checkout, node on eks, github actions', 'javascript'],
    ['pipeline checkout so that we go to prod daily', undefined],
  ])('are built in the language that was ordered, also where its name is a word: %s', (text, language) => {
    const understood = consultant.read(text);
    expect(understood.kind === 'inquiry' && consultant.language(understood.inquiry)).toBe(language);
  });

  it('are told of in words: the persona has one for each kind of file and for all that may be assumed', () => {
    const reading = readRecipe({ wants: ['container'], system: 'checkout', language: 'node' });
    if ('problems' in reading) throw new Error('the least recipe is refused');
    const { labels } = persona.get('flag', 'files').data;
    const kebab = (name: string): string => name.replaceAll(/([a-z\d])([A-Z])/gu, '$1-$2').toLowerCase();
    expect([...wants, ...reading.assumed].filter((name) => labels[kebab(name)] === undefined)).toEqual([]);
    expect(reading.assumed.length).toBeGreaterThan(10);
  });

  it('are known to be there without being made, for every kind of consultation', () => {
    const asked = intents.map((intent) => intent.replace('phase-', ''));
    const texts = asked.flatMap((word) => [`${word} checkout`, `${word} checkout python on eks`, word]);
    const understood = texts.filter((text) => consultant.read(text).kind === 'inquiry');
    const found = understood.map((text) => ({ text, ...filesOf(text) }));
    expect(found.filter(({ files, offered }) => files.length > 0 !== offered).map(({ text }) => text)).toEqual([]);
    expect(found.filter(({ offered }) => offered).length).toBeGreaterThan(10);
    expect(found.filter(({ offered }) => !offered).length).toBeGreaterThan(10);
  });
});
