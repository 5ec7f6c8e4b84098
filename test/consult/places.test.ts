import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { answerTo, codeOf, idsOf, isEmpty, persona, sectionsOf, shellOf, stepsOf, wordsIn } from './ask.ts';

/** Every place where systems run × what people do there at night. */

const all = persona.of('place').map((place) => place.id);

/** Heard by its id, so that a plan made for another platform cannot pass for one made for this. */
const isHeard = (place: string): boolean => answerTo(`rollback v2.3 on ${place}`).inquiry.params.platform === place;

const places = all.filter(isHeard);

const asks = {
  rollback: 'rollback checkout to v2.3 from v2.4',
  deploy: 'deploy checkout v2.4',
  scale: 'scale checkout to 8 replicas',
  runbook: 'runbook rollback for checkout',
} as const;

const answers: readonly (readonly [string, Blueprint])[] = places.flatMap((place) =>
  Object.values(asks).map((ask): readonly [string, Blueprint] => [
    `${ask} on ${place}`,
    answerTo(`${ask} on ${place}`),
  ]),
);

/** Scripts that a shell cannot read, found with one process for many of them. */
function unreadable(scripts: readonly string[]): readonly string[] {
  const bodies = scripts.map((script, at) => `check_${at}() {\n${script}\n:\n}\n`);
  const parses = (some: readonly string[]): boolean =>
    spawnSync('sh', ['-n'], { input: some.join('\n'), encoding: 'utf8' }).status === 0;
  const search = (from: number, to: number): readonly string[] => {
    if (from >= to || parses(bodies.slice(from, to))) return [];
    if (to - from === 1) return scripts.slice(from, to);
    const middle = Math.floor((from + to) / 2);
    return [...search(from, middle), ...search(middle, to)];
  };
  return search(0, bodies.length);
}

/** A single word in code is what to look for, such as `<revision>` in an output, and nothing to paste. */
const isName = (part: unknown): boolean =>
  typeof part === 'object' &&
  part !== null &&
  'kind' in part &&
  part.kind === 'code' &&
  'text' in part &&
  !/\s/u.test(String(part.text));

const withoutNames = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part, (_, value: unknown) => (isName(value) ? null : value)));

describe('on every place where systems run', () => {
  it('there are places to speak of', () => {
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(places.length).toBeGreaterThanOrEqual(22);
  });

  it('each is heard by its own name', () => {
    expect(all.filter((place) => !isHeard(place))).toEqual([]);
  });

  it('rollback, deploy, scale and the rollback runbook have commands', () => {
    const without = answers.filter(([, answer]) => !stepsOf(answer).some((step) => shellOf(step).length > 0));
    expect(without.map(([text]) => text)).toEqual([]);
  });

  it('the step that goes back or deploys has a command of the platform itself', () => {
    const without = places.flatMap((place) => {
      const { platform } = persona.get('place', place).data;
      const file = persona.get('platform', platform).file;
      return (['rollback', 'deploy'] as const).flatMap((ask) => {
        const own = stepsOf(answerTo(`${asks[ask]} on ${place}`)).filter(
          (step) => step.source.file === file && step.reads !== true && shellOf(step).length > 0,
        );
        return own.length > 0 ? [] : [`${place}: ${ask}`];
      });
    });
    expect(without).toEqual([]);
  });

  it('nothing is left to fill in between angle brackets, and no step says that it does not apply', () => {
    const faults = answers.flatMap(([text, answer]) => {
      // Nomad and Docker take Go templates, between quotes.
      const words = wordsIn(
        withoutNames([answer.title, answer.subject, answer.lead, answer.cautions, answer.sections]),
      ).replaceAll(/'\{\{[^']*\}\}'/gu, '');
      const found =
        /<[a-z][a-z _-]*>|not applicable|\bn\/a\b|\bTODO\b|\bTBD\b|\[object|undefined|\{\{|\{%/iu.exec(words) ??
        stepsOf(answer)
          .flatMap(shellOf)
          .flatMap((command) => /<[a-z][a-z _-]*>/u.exec(command) ?? []);
      return found.length === 0 ? [] : [`${text}: ${found[0]}`];
    });
    expect(faults).toEqual([]);
  });

  it('no section is empty, and each has an id of its own', () => {
    const faults = answers.flatMap(([text, answer]) => [
      ...answer.sections.filter(isEmpty).map((one) => `${text}: ${one.id} is empty`),
      ...(new Set(idsOf(answer)).size === answer.sections.length ? [] : [`${text}: ids repeat`]),
    ]);
    expect(faults).toEqual([]);
  });

  it('a shell can read every command', () => {
    const scripts = answers.flatMap(([, answer]) => [
      ...stepsOf(answer).flatMap(shellOf),
      ...sectionsOf(answer, 'prose').flatMap((one) =>
        one.blocks.flatMap((block) => (block.kind === 'code' && block.code.language === 'sh' ? [block.code.text] : [])),
      ),
    ]);
    expect(scripts.length).toBeGreaterThan(500);
    expect(unreadable([...new Set(scripts)])).toEqual([]);
  });

  it('every code block says which language it is in', () => {
    const languages = new Set(
      answers.flatMap(([, answer]) => stepsOf(answer).flatMap(codeOf)).map((code) => code.language),
    );
    expect(
      [...languages].filter((language) => !['sh', 'promql', 'sql', 'yaml', 'json', 'hcl', 'text'].includes(language)),
    ).toEqual([]);
  });

  it('no value that was given is asked for again', () => {
    const faults = answers.flatMap(([text, answer]) => {
      const given = Object.keys(answer.inquiry.params);
      return answer.gaps.filter((gap) => given.includes(gap.name)).map((gap) => `${text}: ${gap.name}`);
    });
    expect(faults).toEqual([]);
  });

  it('the version and the number of replicas stand in commands', () => {
    const shell = (text: string): string => stepsOf(answerTo(text)).flatMap(shellOf).join('\n');
    for (const place of places) {
      expect([place, shell(`${asks.rollback} on ${place}`).includes('v2.3')]).toEqual([place, true]);
      expect([place, shell(`${asks.deploy} on ${place}`).includes('v2.4')]).toEqual([place, true]);
    }
    expect(shell('scale checkout to 8 replicas on eks')).toContain('--replicas=8');
    expect(shell('scale checkout to 8 replicas on heroku')).toContain('web=8');
  });

  it('somebody who must go back always has a trigger, a check and a time', () => {
    for (const place of places) {
      const answer = answerTo(`${asks.rollback} on ${place}`);
      const [plan] = sectionsOf(answer, 'steps');
      expect([place, idsOf(answer).includes('triggers')]).toEqual([place, true]);
      expect([place, plan?.steps.filter((step) => step.seconds === undefined || step.expect === undefined)]).toEqual([
        place,
        [],
      ]);
    }
  });

  it('plans differ: Swarm is not Kubernetes', () => {
    const commands = places.map((place) =>
      stepsOf(answerTo(`${asks.rollback} on ${place}`))
        .flatMap(shellOf)
        .join('\n'),
    );
    expect(new Set(commands).size).toBeGreaterThanOrEqual(15);
    const swarm = commands[places.indexOf('docker-swarm')] ?? '';
    expect(swarm).toContain('docker service');
    expect(swarm).not.toContain('kubectl');
  });
});
