import { spawnSync } from 'node:child_process';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, codeOf, persona, section, sectionsOf, shellOf, wordsIn } from './ask.ts';

const runbooks = persona.of('runbook').map((card) => card.id);

/** Every piece of code in a part of an answer: blocks, and what stands in backticks. */
function codesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(codesIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && part.kind === 'code' && 'text' in part) return [String(part.text)];
  if ('language' in part && 'text' in part) return [String(part.text)];
  return Object.values(part).flatMap(codesIn);
}

/** Every place × every runbook: a step speaks of the world it is for, and of no other. */
describe('somebody on any place', () => {
  const containers: ReadonlySet<string> = new Set([
    'ecs-rolling',
    'cloud-run',
    'container-apps',
    'fly',
    'nomad',
    'docker-compose',
    'docker-swarm',
    'app-service',
    'lambda',
  ]);
  const everywhere = persona.of('place').flatMap(({ id, data: { cloud, platform } }) => {
    const { family } = persona.get('platform', platform).data;
    const worlds = {
      kubectl: family === 'kubernetes',
      helm: family === 'kubernetes',
      aws: cloud === 'aws',
      gcloud: cloud === 'gcp',
      az: cloud === 'azure',
      heroku: id === 'heroku',
      fly: platform === 'fly',
      vercel: platform === 'vercel',
      wrangler: platform === 'cloudflare-workers',
      nomad: platform === 'nomad',
      hcloud: cloud === 'hetzner',
      ansible: platform === 'systemd-vm',
      docker: family === 'kubernetes' || containers.has(platform),
    };
    const foreign = Object.entries(worlds).flatMap(([command, own]) => (own ? [] : [command]));
    return runbooks.map((runbook) => {
      const asked = `runbook ${runbook} for checkout`;
      const answer = answerTo(`${asked} on ${id}`);
      const steps = sectionsOf(answer, 'steps').flatMap((one) => one.steps);
      return { text: `${asked} on ${id}`, place: id, heard: answer.inquiry.params.platform, foreign, steps };
    });
  });

  it('is asked about all of them, and heard', () => {
    expect(everywhere).toHaveLength(persona.of('place').length * runbooks.length);
    expect(new Set(everywhere.map((one) => one.place)).size).toBeGreaterThanOrEqual(24);
    expect(everywhere.filter((one) => one.heard !== one.place).map((one) => one.text)).toEqual([]);
  });

  it('sees no command of a foreign world', () => {
    const faults = everywhere.flatMap(({ text, foreign, steps }) => {
      const said = new RegExp(`(?<![\\w./-])(?:${foreign.join('|')}) (?!io\\b)[a-z-]+`, 'u');
      return steps.flatMap((step) => {
        const commands = codesIn([step.what, step.expect, step.repeat, step.fails, step.why]);
        return commands.flatMap((command) => {
          const found = said.exec(command)?.[0];
          return found === undefined ? [] : [`${text}, ${plain(step.title)}: ${found}`];
        });
      });
    });
    expect([...new Set(faults)]).toEqual([]);
  });

  it('sees steps with words, with a sign that they worked, and with what to do when they fail', () => {
    const faults = everywhere.flatMap(({ text, steps }) =>
      steps
        .filter(
          (step) =>
            step.what.length === 0 ||
            wordsIn(step.what).trim() === '' ||
            (step.reads !== true &&
              (step.expect === undefined || step.repeat === undefined || step.fails === undefined)),
        )
        .map((step) => `${text}: ${plain(step.title)}`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it('knows how long each step takes that counts', () => {
    const untimed = everywhere.flatMap(({ text }) =>
      section(answerTo(text), 'steps', 'steps')
        .steps.filter((step) => step.reads !== true && step.seconds === undefined)
        .map((step) => `${text}: ${plain(step.title)}`),
    );
    expect(untimed).toEqual([]);
  });

  it('sees errors and latency in the numbers of the place, before it is over', () => {
    const names = ['Error ratio', 'Latency p99'];
    const blind = everywhere.filter(({ steps }) => {
      const said = steps.map((step) => wordsIn(step.what));
      return !names.every((name) => said.some((words) => words.includes(`${name}: `)));
    });
    expect(blind.map((one) => one.text)).toEqual([]);
  });

  it('asks Prometheus in PromQL', () => {
    const queries = everywhere.flatMap(({ steps }) =>
      steps.flatMap(codeOf).flatMap(({ language, text }) => (language === 'promql' ? [text] : [])),
    );
    const broken = [...new Set(queries)].filter((query) => {
      let faulty = false;
      parser.parse(query).iterate({
        enter: (node) => {
          faulty ||= node.type.isError;
        },
      });
      return faulty;
    });
    expect(queries.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });

  it('can paste every command into a shell', () => {
    const scripts = [...new Set(everywhere.flatMap(({ steps }) => steps.flatMap(shellOf)))];
    expect(scripts.length).toBeGreaterThan(300);
    const bodies = scripts.map((script, at) => `check_${at}() {\n${script}\n:\n}\n`);
    const read = spawnSync('sh', ['-n'], { input: bodies.join('\n'), encoding: 'utf8' });
    expect([read.status, read.stderr]).toEqual([0, '']);
  });

  it('is not asked to confirm what only looks', () => {
    const looking = ['See what users see', 'Ask what changed', 'Look for what is full', 'Measure from outside'];
    const asked = everywhere.flatMap(({ text, steps }) =>
      steps
        .filter((step) => looking.includes(plain(step.title)) && step.reads !== true)
        .map((step) => `${text}: ${plain(step.title)}`),
    );
    expect(asked).toEqual([]);
  });
});

describe('somebody who scales for a load that was named', () => {
  const commands = (text: string): string =>
    section(answerTo(text), 'steps', 'steps').steps.flatMap(shellOf).join('\n');

  it('is not asked for it again', () => {
    const named = commands('runbook scaling for checkout 5000 rps on eks');
    expect(named).toContain('peak=5000');
    expect(named).toContain('RATE=5000');
    expect(named).not.toContain('PEAK_RPS');
  });

  it('is asked for it when nobody said', () => {
    expect(commands('runbook scaling for checkout on eks')).toContain('${PEAK_RPS:?');
  });

  it('gets the number that the formula gives', () => {
    const { steps } = section(answerTo('runbook scaling for checkout 5000 rps on eks'), 'steps', 'steps');
    const sum = steps.flatMap(shellOf).find((script) => script.startsWith('awk'));
    const run = spawnSync('sh', ['-c', sum ?? ''], { encoding: 'utf8', env: { ...process.env, ONE_RPS: '220' } });
    expect(run.stdout.trim()).toBe('33 for the peak, 51 with one zone gone');
  });
});
