import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt, inFolder } from './files.ts';
import { tool } from './judges/tool.ts';
import { dashboardInputs, describeRecipe, monitoringInputs, recipe } from './recipes.ts';

const promtool = tool('promtool');
const amtool = tool('amtool');
const files = (input: (typeof monitoringInputs)[number]) => makeFiles(recipe(input));

describe('Prometheus and Alertmanager', () => {
  it.each(monitoringInputs.map((input) => [describeRecipe(input), input] as const))(
    'accept %s, and its unit tests pass',
    (_, input) => {
      const all = files(input);
      inFolder(all, (folder) => {
        expect(promtool(folder, 'check', 'rules', 'monitoring/checkout.rules.yml')).toMatchObject({ accepted: true });
        for (const { path } of all.filter((file) => file.path.endsWith('.test.yml'))) {
          const { accepted, said } = promtool(folder, 'test', 'rules', path);
          expect(accepted ? '' : said).toBe('');
        }
        const { accepted, said } = amtool(folder, 'check-config', 'monitoring/alertmanager.yml');
        expect(accepted ? '' : said).toBe('');
        const route = (severity: string, app: string): string =>
          amtool(
            folder,
            'config',
            'routes',
            'test',
            '--config.file=monitoring/alertmanager.yml',
            `severity=${severity}`,
            `app=${app}`,
          ).out.trim();
        expect([route('page', 'checkout'), route('ticket', 'checkout'), route('page', 'other')]).toEqual([
          'checkout-page',
          'checkout-ticket',
          'default',
        ]);
      });
    },
  );

  it.each([
    ['a query that does not parse', 'rules.yml', 'or vector(0))', 'or vector(0)'],
    ['a field that is not one', 'rules.yml', 'annotations:', 'anotations:'],
    ['a duration that is none', 'rules.yml', 'for: 15m', 'for: soon'],
  ])('refuse %s', (_, file, from, to) => {
    const all = files(monitoringInputs[4]!).map((one) =>
      one.path.endsWith(file) ? { ...one, text: one.text.replace(from, to) } : one,
    );
    inFolder(all, (folder) => {
      expect(promtool(folder, 'check', 'rules', 'monitoring/checkout.rules.yml').accepted).toBe(false);
    });
  });

  it.each([
    ['a threshold ten times too high', '> 0.0144', '> 0.144'],
    ['another severity', 'severity: page', 'severity: ticket'],
    ['only the short window', 'ratio_rate1h{', 'ratio_rate5m{'],
  ])('see in the unit tests %s', (_, from, to) => {
    const all = files({ wants: ['monitoring'], system: 'checkout' });
    const { text } = fileAt(all, 'monitoring/checkout.rules.yml');
    const spoilt = text.replaceAll(from, to);
    expect(spoilt).not.toBe(text);
    inFolder(
      all.map((file) => (file.path.endsWith('.rules.yml') ? { ...file, text: spoilt } : file)),
      (folder) => {
        expect(promtool(folder, 'test', 'rules', 'monitoring/checkout.rules.test.yml').accepted).toBe(false);
      },
    );
  });

  it('read every query of the dashboards', () => {
    const exprs = dashboardInputs
      .flatMap((input) => makeFiles(recipe(input)))
      .flatMap(({ text }) => (JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }).panels)
      .flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const rules = exprs.map((expr, index) => ({ record: `dashboard:query:${index}`, expr }));
    const file = {
      path: 'a.yml',
      language: 'yaml',
      about: '',
      text: JSON.stringify({ groups: [{ name: 'a', rules }] }),
    } as const;
    const { accepted, said } = inFolder([file], (folder) => promtool(folder, 'check', 'rules', 'a.yml'));
    expect(accepted ? '' : said).toBe('');
  });

  it('refuse a route to nobody', () => {
    const all = files(monitoringInputs[0]!).map((file) => ({
      ...file,
      text: file.text.replace('receiver: checkout-page', 'receiver: nobody'),
    }));
    inFolder(all, (folder) => {
      expect(amtool(folder, 'check-config', 'monitoring/alertmanager.yml').accepted).toBe(false);
    });
  });
});
