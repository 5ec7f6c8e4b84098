import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, section, sectionsOf, shellOf, stepsOf, titlesOf, wordsIn } from './ask.ts';

describe('somebody who takes back a change of infrastructure or a flag, and names nothing else', () => {
  it.each([
    ['terraform', 'terraform -chdir='],
    ['launchdarkly', 'ldcli flags toggle-off'],
  ])('gets the plan for just that, and no other platform: %s', (tool, command) => {
    const answer = answerTo(`rollback v2.3 with ${tool}`);
    const commands = sectionsOf(answer, 'steps')
      .flatMap(({ steps }) => steps.flatMap(shellOf))
      .join('\n');
    expect(commands).toContain(command);
    expect(commands).not.toMatch(/kubectl|revert-bad-release/u);
    expect(answer.subject.map((one) => plain(one.value)).join()).not.toContain('Kubernetes');
  });

  it('goes back by the platform as soon as it is named', () => {
    const { steps } = section(answerTo('rollback v2.3 on nomad with terraform'), 'steps', 'plan');
    expect(steps.flatMap(shellOf).join('\n')).toContain('nomad job revert');
  });

  it('sees only the commands of the flag service they named', () => {
    const shell = (text: string): string =>
      stepsOf(answerTo(`rollback v2.3 with ${text}`))
        .flatMap(shellOf)
        .join('\n');
    expect(shell('unleash')).toContain('/api/admin/projects/');
    expect(shell('unleash')).not.toMatch(/ldcli|ofrep|FLAGS_PATH/u);
    expect(shell('launchdarkly')).not.toMatch(/UNLEASH|ofrep|FLAGS_PATH/u);
    for (const command of ['ldcli flags toggle-off', '/api/admin/projects/', '/ofrep/v1/'])
      expect(shell('feature flags')).toContain(command);
  });

  it('leaves the flag off on the way forward, until the fix is out', () => {
    const answer = answerTo('rollback checkout to v2.3 with launchdarkly, a column was dropped');
    expect(plain(answer.title)).toBe('Roll forward checkout, not back to v2.3');
    expect(stepsOf(answer).flatMap(shellOf).join('\n')).not.toContain('toggle-on');
    expect(wordsIn(stepsOf(answer))).toContain('Until the fix is out the flag stays off');
  });

  it('switches the flag off at once on the way forward, because it is what does the damage', () => {
    const forward = section(answerTo('rollback v2.3 with launchdarkly, a column was dropped'), 'steps', 'plan');
    expect(forward.steps.slice(0, 1).flatMap(shellOf)).toEqual([expect.stringContaining('ldcli flags toggle-off')]);
  });

  it('has the command of the service they named where a flag may stop the damage', () => {
    const { steps } = section(
      answerTo('rollback v2.3 on eks with launchdarkly, a column was dropped'),
      'steps',
      'plan',
    );
    const stop = steps.find((step) => plain(step.title) === 'Keep the damage from growing');
    expect(stop === undefined ? [] : shellOf(stop)).toEqual([expect.stringContaining('ldcli flags toggle-off')]);
    const without = answerTo('rollback v2.3 on eks with launchdarkly, a column was dropped, no flag covers it');
    expect(stepsOf(without).flatMap(shellOf).join('\n')).not.toContain('toggle-off');
  });

  it.each(['eks', 'eks with argo cd', 'ecs with launchdarkly', 'eks with argo cd and launchdarkly'])(
    'is not asked about a flag again once it is off: %s',
    (place) => {
      const { steps } = section(answerTo(`rollback v2.3 on ${place}, a flag covers it`), 'steps', 'plan');
      expect(titlesOf(steps)[0]).toBe('Switch the flag off');
      expect(wordsIn(steps.slice(1).map((step) => step.what))).not.toMatch(/whether a flag covers|If a flag covers/u);
    },
  );

  it.each([
    ['launchdarkly', 'the artefact is nothing to a flag'],
    ['terraform', 'and nothing to a change of infrastructure'],
  ])('is asked of no image, and told of no build: %s, %s', (tool) => {
    const asked = answerTo(`rollback v2.3 with ${tool}`);
    expect(wordsIn(asked.lead)).not.toMatch(/artefact|registry/u);
    expect(wordsIn(section(asked, 'bullets', 'ask-first').groups)).not.toContain('registry');
    expect(asked.followUps.map((one) => one.ask)).not.toContain('image is gone');
    const told = answerTo(`rollback checkout to v2.3 from v2.4 with ${tool}, no migrations, image is gone`);
    expect(wordsIn([told.lead, section(told, 'steps', 'plan').steps])).not.toMatch(/[Bb]uild/u);
    expect(answerTo('rollback v2.3 on eks').followUps.map((one) => one.ask)).toContain('image is gone');
  });

  it('finds the environment in the command on any platform', () => {
    const { steps } = section(answerTo('rollback v2.3 on eks, a flag covers it'), 'steps', 'plan');
    expect(shellOf(steps[0]!).join('\n')).toContain('--environment production');
  });

  it('does not switch the same flag off twice', () => {
    const { steps } = section(answerTo('rollback v2.3 with launchdarkly, a flag covers it'), 'steps', 'plan');
    expect(steps.flatMap(shellOf).filter((text) => text.includes('toggle-off'))).toHaveLength(1);
  });
});
