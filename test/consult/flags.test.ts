import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, codeOf, idsOf, persona, section, sectionsOf, shellOf, stepsOf, wordsIn } from './ask.ts';

const rehearsed = (step: Step): boolean => wordsIn(step.what).trimStart().startsWith('Dry run');
const confirmed = (step: Step): boolean => wordsIn(step.what).includes('aloud to a second person');

const plans = ['eks', 'ecs', 'heroku', 'cloud-run', 'app-service', 'vm'].flatMap((place) =>
  [
    'rollback checkout to v2.3',
    'deploy checkout v2.4',
    'scale checkout to 8 replicas',
    'runbook security-incident for checkout',
  ].map((ask) => `${ask} on ${place}`),
);

describe('--safe-mode', () => {
  it('adds a dry run before and a confirmation after every step that changes something', () => {
    for (const plan of plans) {
      const steps = sectionsOf(answerTo(`${plan} --safe-mode`), 'steps').flatMap((one) => one.steps);
      const changing = steps.filter((step) => step.reads !== true && codeOf(step).length > 0);
      expect(changing.length).toBeGreaterThan(0);
      expect(changing.filter((step) => !rehearsed(step) || !confirmed(step)).map((step) => plain(step.title))).toEqual(
        [],
      );
    }
  });

  it('leaves alone every step that only looks', () => {
    for (const plan of plans) {
      const steps = stepsOf(answerTo(`${plan} --safe-mode`)).filter(
        (step) => step.reads === true || codeOf(step).length === 0,
      );
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter((step) => rehearsed(step) || confirmed(step)).map((step) => plain(step.title))).toEqual([]);
    }
  });

  it('puts the rehearsal first and the confirmation last, around the command', () => {
    const step = section(answerTo('rollback checkout to v2.3 on eks --safe-mode'), 'steps', 'plan').steps.find(
      (one) => plain(one.title) === 'Roll back',
    );
    const kinds = step?.what.map((block) => (block.kind === 'code' ? 'command' : wordsIn(block).trim().slice(0, 17)));
    expect(kinds?.slice(0, 3)).toEqual(['Dry run: the API ', 'command', 'Go on only if it ']);
    expect(kinds?.at(-1)).toBe('Read the command,');
    const [rehearsal = '', command = ''] = step === undefined ? [] : shellOf(step);
    expect(rehearsal).toMatch(/rollout undo .* --dry-run=server$/u);
    expect(command).not.toContain('--dry-run');
  });

  it('has a dry form, or what to read instead, for every way back, release and change of size', () => {
    const asks = ['rollback checkout to v2.3', 'deploy checkout v2.4 strategy=rolling', 'scale checkout to 8 replicas'];
    const places = persona.of('place').map((place) => place.id);
    const more = [
      'eks with helm',
      'eks with argo cd',
      'eks with flux',
      'eks with argo rollouts',
      'eks with statefulset',
    ];
    const bare = [...places, ...more].flatMap((on) =>
      asks.flatMap((ask) =>
        stepsOf(answerTo(`${ask} on ${on} --safe-mode`))
          .filter((step) => ['rollback', 'deploy', 'scale'].includes(step.source.piece ?? ''))
          .filter(
            (step) => step.source.file.includes('/platforms/') && wordsIn(step.what).includes('none for this step'),
          )
          .map((step) => `${ask} on ${on}: ${plain(step.title)}`),
      ),
    );
    expect(bare).toEqual([]);
  });

  it('says so where a platform has no dry run, and what to read instead', () => {
    const swarm = section(answerTo('rollback checkout to v2.3 on docker swarm --safe-mode'), 'steps', 'plan').steps;
    const back = swarm.find((one) => plain(one.title) === 'Roll back');
    expect(wordsIn(back?.what[0])).toMatch(/^\s*Dry run: Swarm has none/u);
  });

  it('is not offered once more where it is asked for', () => {
    const asks = answerTo('rollback v2.3 on eks --safe-mode').followUps.map((one) => one.ask);
    expect(asks.filter((ask) => ask.includes('--safe-mode'))).toEqual([]);
    expect(answerTo('rollback v2.3 on eks').followUps.map((one) => one.ask)).toContain(
      'rollback v2.3 on eks --safe-mode',
    );
  });

  it('takes nothing away and adds no part', () => {
    const [plain, safe] = [answerTo('rollback v2.3 on eks'), answerTo('rollback v2.3 on eks --safe-mode')];
    expect(idsOf(safe)).toEqual(idsOf(plain));
    expect(stepsOf(plain).some((step) => rehearsed(step) || confirmed(step))).toBe(false);
  });
});

describe('--validate', () => {
  it.each([
    'rollback v2.3',
    'deploy checkout',
    'checkout',
    'pipeline checkout',
    'plan checkout',
    'scale to 5k rps',
    'slo 99.9',
  ])('adds what compliance and security ask of it: %s', (ask) => {
    const { groups } = section(answerTo(`${ask} --validate`), 'bullets', 'validate');
    expect(groups.map((group) => plain(group.title ?? []))).toEqual(['compliance', 'security']);
    expect(groups.map((group) => group.items.length >= 5)).toEqual([true, true]);
    expect(idsOf(answerTo(ask))).not.toContain('validate');
  });
});

describe('--think', () => {
  it.each(['rollback v2.3', 'deploy checkout', 'checkout', 'pipeline checkout', 'scale to 5k rps'])(
    'shows what was weighed, once: %s',
    (ask) => {
      const shown = sectionsOf(answerTo(`${ask} --think`), 'options');
      expect(shown).toHaveLength(1);
      const lost = shown[0]?.options.filter((one) => !one.chosen && one.reasons.length > 0) ?? [];
      expect(lost.length).toBeGreaterThanOrEqual(2);
      expect(shown[0]?.options.filter((one) => one.chosen)).toHaveLength(1);
    },
  );

  it('shows the sum that decided', () => {
    const [best] = section(answerTo('deploy checkout on cloud run --think'), 'options', 'options').options;
    expect(plain(best?.reasons[0] ?? [])).toBe(
      '(automation 30 × 9/10 + observability 25 × 10/10 + reliability 20 × 8/10 + security 15 × 7/10 + cost 10 × 5/10) ÷ 10 × 0.95 for medium risk = 79',
    );
  });
});

describe('flags together', () => {
  it('each add their part', () => {
    const answer = answerTo('rollback v2.3 on eks --safe-mode --validate --think');
    expect(idsOf(answer)).toEqual(expect.arrayContaining(['validate', 'options']));
    expect(new Set(idsOf(answer)).size).toBe(answer.sections.length);
  });

  it('are the four that the persona has', () => {
    expect(persona.of('flag').map((card) => card.id)).toEqual(['files', 'safe-mode', 'think', 'validate']);
  });
});
