import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesFor } from '../../src/artifacts/files-for.ts';
import { ours as consultant } from '../support/ours.ts';
import { askCli } from '../ask-cli.ts';
import { markdownFaults } from './judges/markdown.ts';

/** The documents that go with an answer, by their paths. */
function documentsOf(words: string): ReadonlyMap<string, string> {
  const understood = consultant.read(words);
  if (understood.kind === 'problem') throw new Error(`${words}: ${understood.problem.code}`);
  const { inquiry } = understood;
  const { files } = filesFor(consultant.answer(inquiry), consultant.system(inquiry), consultant.language(inquiry));
  return new Map(
    files.flatMap(({ path, text }): [string, string][] => (path.startsWith('docs/') ? [[path, text]] : [])),
  );
}

function only(words: string, folder: string): string {
  const found = [...documentsOf(words)].filter(([path]) => path.startsWith(`docs/${folder}/`));
  expect([words, found.length]).toEqual([words, 1]);
  return found[0]?.[1] ?? '';
}

/** The lines below a heading. */
const under = (text: string, heading: string): readonly string[] =>
  (text.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0]?.split('\n').filter(Boolean) ?? [];

describe('somebody who decides how to release', () => {
  it.each(['strategies checkout on eks', 'deploy checkout v2.4 on eks', 'pipeline checkout python on eks --think'])(
    'keeps the decision with what was weighed against it: %s',
    (words) => {
      const decision = only(words, 'decisions');
      expect(markdownFaults(decision)).toEqual([]);
      expect(under(decision, 'Status')[0]).toContain('Proposed');
      expect(under(decision, 'Context')[0]).toContain('Amazon EKS');
      expect(under(decision, 'Options weighed').length).toBeGreaterThanOrEqual(6);
      expect(under(decision, 'Decision')[0]).toBe(
        '- Release checkout by Rolling: the highest score of the options that fit.',
      );
      expect(under(decision, 'Consequences').join('\n')).toMatch(/- Cost: .+\n- Way back: .+\n- Must be there: /u);
    },
  );

  it('finds in it the strategy that was asked for by name, and its abort rules', () => {
    const decision = only('deploy checkout v2.4 canary on eks with argo rollouts', 'decisions');
    expect(under(decision, 'Decision')).toEqual([
      '- Release checkout by Canary: asked for by name.',
      expect.stringContaining('Stop and go back: Error ratio of the new version above 0.1 %'),
      expect.stringContaining('more than 2 times that of the old one'),
      expect.stringContaining('Stop and go back: p99'),
      expect.stringContaining('Stop and go back: More than 1 restart'),
    ]);
  });

  it('gets no decision from an answer that made none', () => {
    for (const words of ['rollback checkout to v2.3 on eks', 'incident checkout', 'tasks for checkout'])
      expect([...documentsOf(words).keys()].filter((path) => path.startsWith('docs/decisions/'))).toEqual([]);
  });
});

describe('somebody in an incident', () => {
  it.each(['incident checkout is down', 'runbook incident-response for checkout on eks'])(
    'takes the draft of the review with them, beside the run-sheet: %s',
    (words) => {
      const draft = only(words, 'postmortems');
      expect(markdownFaults(draft)).toEqual([]);
      const actions = under(draft, 'Actions').filter((line) => line.startsWith('- Action '));
      expect(actions).toHaveLength(3);
      expect(actions.filter((line) => !/ Owner: .+ Due: /u.test(line))).toEqual([]);
      expect(under(draft, 'Contributing causes')[0]).toContain('none of them a person');
      expect(under(draft, 'Status').join(' ')).toContain('people are not');
      expect([...documentsOf(words).keys()].some((path) => path.startsWith('docs/runbooks/'))).toBe(true);
    },
  );

  it('gets the folder with both in a terminal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'review-'));
    try {
      const { code } = await askCli(['incident', 'checkout', 'is', 'down', '--files', folder]);
      expect(code).toBe(0);
      const draft = readFileSync(join(folder, 'docs/postmortems/review-of-an-incident-of-checkout.md'), 'utf8');
      expect(draft).toMatch(/^# Review of an incident of checkout\n/u);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('somebody whose rollback lasts only by Git', () => {
  it('has the text of the pull request, and has none where nothing deploys from Git', () => {
    const text = only('rollback checkout to v2.3 on eks with argo cd', 'pull-requests');
    expect(markdownFaults(text)).toEqual([]);
    expect(text).toContain('# Revert checkout to v2.3');
    expect(under(text, 'After it is merged')[0]).toContain('Argo CD shows v2.3');
    const bare = documentsOf('rollback checkout to v2.3 on eks');
    expect([...bare.keys()]).toEqual(['docs/runbooks/roll-back-checkout-to-v2-3.md']);
  });
});
