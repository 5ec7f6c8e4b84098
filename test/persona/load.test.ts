import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCards } from '../../src/keep-cards.ts';
import { needed } from '../../src/needed.ts';
import { formatFault, PersonaFaults } from '../../src/persona/fault.ts';
import { loadPersona } from '../../src/persona/load.ts';
import type { Persona } from '../../src/persona/persona.ts';

const devops = fileURLToPath(new URL('../../personas/devops', import.meta.url));

/** As every start does; what is kept and what is not has tests of its own. */
const kept = keepCards();

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'persona-')), 'acme');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

const load = (): Persona => loadPersona([devops, folder], { needed, kept });

function faultsIn(folders: readonly string[]): readonly string[] {
  try {
    loadPersona(folders, { needed, kept });
  } catch (error) {
    if (error instanceof PersonaFaults) return error.faults.map(formatFault);
    throw error;
  }
  return [];
}

const hint = (body: string, more = ''): string => `---\nkind: hint\nid: fault\nname: Ours\n${more}---\n\n${body}\n`;

const faults = (): readonly string[] => faultsIn([devops, folder]);

describe('the persona that ships', () => {
  it('loads without a fault', () => {
    expect(faults()).toEqual([]);
  });

  it('names a fact of a circumstance that nobody can state', () => {
    const piece = '## release-management\n\nIn this case do it so.\n';
    const head = (id: string): string =>
      `---\nkind: circumstance\nid: ours\nname: Ours\norder: 3\nfacts:\n  platform: [${id}]\n---\n\n${piece}`;
    write('ours.md', head('kubernets'));
    expect(faults()).toEqual(['acme/ours.md:7: facts.platform: a platform of the technologies, not kubernets']);
    write('ours.md', head('gke'));
    expect(faults()).toEqual([]);
  });

  it('is known by a version that changes with any word of it', () => {
    const before = load().dataVersion;
    write('fault.md', hint('Sorry.'));
    expect(load().dataVersion).not.toBe(before);
    expect(load().dataVersion).toBe(load().dataVersion);
  });
});

describe('a company’s own folder', () => {
  it('replaces what has the same kind and id, and adds what is new', () => {
    write('fault.md', hint('Call **4711**, say {{ fault_id }}.'));
    write(
      'eu.md',
      '---\nkind: environment\nid: eu-production\nname: EU production\norder: 9\nin_table: true\npurpose: EU users\ninfra: Frankfurt\ndata: EU only\nconfig: Git\nlifetime: permanent\ngate: [signed off]\n---\n\nFor the EU.\n',
    );
    const persona = load();
    expect(persona.get('hint', 'fault').file).toBe('acme/fault.md');
    expect(persona.get('environment', 'eu-production').data.purpose).toBe('EU users');
    expect(persona.get('environment', 'production').file).toBe('devops/environments/production.md');
  });
});

describe('a company’s own folder of the same name as ours', () => {
  it('is told apart from ours wherever a file is named', () => {
    const own = join(folder, 'devops');
    mkdirSync(own);
    writeFileSync(join(own, 'fault.md'), hint('Call **4711**.'));
    const persona = loadPersona([devops, own], { needed, kept });
    expect(persona.get('hint', 'fault').file).toBe('acme/devops/fault.md');
    expect(persona.get('hint', 'offer').file).toBe('devops/hints/offer.md');
  });
});

describe('a persona with faults', () => {
  it('is refused with every fault of every file: where, which field, what was expected', () => {
    write('a.md', '---\nkind: hint\nid: Not An Id\nname: ""\nsurprise: 1\n---\n\nText.\n');
    write('b.md', hint('Hello {{ sytem }}.\n\n{% if version %}never closed'));
    write('c.md', '---\nkind: strategie\nid: x\nname: x\n---\n');
    expect(faults()).toEqual([
      'acme/a.md:3: id: a lower-case id such as blue-green',
      'acme/a.md:4: name: Too small: expected string to have >=1 characters',
      'acme/a.md:5: surprise: no such field as surprise',
      'acme/b.md:9: about: a template Liquid can read (tag {% if version %} not closed)',
      expect.stringMatching(/^acme\/c\.md:2: kind: /u),
    ]);
  });

  it('is told all at once: faults inside files beside what points to nothing, and nothing that is only unread', () => {
    write('a.md', '---\nkind: rule\nid: ours\n---\n\nText, and @rule:nowhere.\n');
    write('b.md', hint('See @rule:no-such-rule, not @rule:ours.'));
    const all = faults();
    expect(all).toContain('acme/a.md:6: about: a rule that exists, not nowhere');
    expect(all).toContain('acme/b.md:7: about: a rule that exists, not no-such-rule');
    expect(all.filter((fault) => !fault.startsWith('acme/a.md:'))).toHaveLength(1);
    expect(all.length).toBeGreaterThan(1);
  });

  it('is told what a file of its own leaves out of the one that it replaces', () => {
    const ours = readFileSync(join(devops, 'answers', 'checklist.md'), 'utf8');
    const older = ours.replace(/^ {2}renew:.*\n/mu, '').replace(/^ {2}untick-no:.*\n/mu, '');
    expect(older.length).toBeLessThan(ours.length - 20);
    write('checklist.md', older);
    const line = older.split('\n').indexOf('labels:') + 1;
    expect(faults()).toEqual([
      `acme/checklist.md:${line}: labels.renew: wording for it, such as "Tick again"`,
      expect.stringMatching(
        new RegExp(`^acme/checklist\\.md:${line}: labels\\.untick-no: wording for it, such as "`, 'u'),
      ),
    ]);
  });

  it('is told where a table of its own has fewer columns than are filled', () => {
    const ours = readFileSync(join(devops, 'answers', 'score.md'), 'utf8');
    write('score.md', ours.replace('levels: [Metric, Result, Level, Target]', 'levels: [Metric, Result, Level]'));
    expect(faults()).toEqual([
      expect.stringMatching(/^acme\/score\.md:\d+: columns\.levels: 4 titles, such as "Metric \| Result \| /u),
    ]);
  });

  it('names the line of a phrase that is none, with one phrase a line', () => {
    write('p.md', '---\nkind: phrasings\nid: p\nname: P\npractice: dns\n---\n\n## asks\n\nwhat is it: a test?\nno\n');
    expect(faults()).toEqual(['acme/p.md:11: asks.1: a phrase of 3 to 300 characters, one a line']);
  });

  it('names a variable that does not exist, with its line', () => {
    write('b.md', hint('Hello.\n\nRoll back {{ sytem }}.'));
    expect(faults()).toEqual(['acme/b.md:9: about: a variable the program knows, not {{ sytem }}']);
  });

  it.each([
    ['---js', '---js\n{ kind: "hint", id: (globalThis.ran = true, "fault"), name: "x" }\n---\nText\n'],
    ['---json', '---json\n{"kind":"hint","id":"fault","name":"x"}\n---\nText\n'],
    ['---coffee', '---coffee\nkind: "hint"\n---\nText\n'],
    ['no front matter', 'Just text.\n'],
  ])('never runs or reads %s as front matter', (_, text) => {
    write('x.md', text);
    expect(faults()).toEqual([expect.stringMatching(/^acme\/x\.md:1: front matter: /u)]);
    expect('ran' in globalThis).toBe(false);
  });

  it.each([
    ['an include', '{% include "x" %}'],
    ['a filter that turns escaping off', '{{ system | raw }}'],
    ['the clock', "{{ 'now' | date: '%s' }}"],
    ['chance', '{{ items | sample }}'],
  ])('may not use %s in a template', (_, body) => {
    write('x.md', hint(body));
    expect(faults()).toEqual([expect.stringContaining('acme/x.md:7: about: a template Liquid can read')]);
  });

  it.each([
    ['HTML', 'a <b>bold</b> word', 'no HTML here'],
    ['an image', '![x](https://example.com/x.png)', 'no image here'],
    ['a list inside a list', '- a\n  - b', 'no list inside a list here'],
    ['a code block without a language', '```\nls\n```', 'no code block without a language here'],
    ['a link that is not https', '[x](http://example.com)', 'no link that is not https here'],
    ['the bare address of one', 'See https://example.com and Http://example.com.', 'no link that is not https here'],
  ])('may not hold %s, which no renderer could show everywhere', (_, body, expected) => {
    write('x.md', hint(`Fine.\n\n${body}`));
    expect(
      faults().some((fault) => fault.endsWith(`: about: ${expected}`) && /^acme\/x\.md:(?:9|10):/u.test(fault)),
    ).toBe(true);
  });

  it('may not have two files of one kind and id', () => {
    write('one.md', hint('One.'));
    write('two.md', hint('Two.'));
    expect(faults()).toEqual(['acme/two.md:1: id: an id of its own: acme/one.md has it']);
  });

  it('may not point to what is not there', () => {
    write(
      'place.md',
      '---\nkind: place\nid: mars\nname: Mars\ncloud: any\nplatform: rover\n---\n\nFar away, see @rule:no-such-rule.\n',
    );
    expect(faults()).toEqual([
      'acme/place.md:6: platform: a platform that exists, not rover',
      'acme/place.md:9: about: a rule that exists, not no-such-rule',
    ]);
  });

  it('may not pause a pipeline without saying how it goes on', () => {
    const tool = (pieces: string): string =>
      `---\nkind: tool\nid: our-ci\nname: Our CI\npart: ci\ngood_for: us\nnot_for: others\n---\n\nOurs.\n${pieces}`;
    write('ci.md', tool('\n## pause\n\nSwitch it off.\n'));
    expect(faults()).toEqual([
      'acme/ci.md:12: ## resume: both pause and resume, or automation stays off after a rollback',
    ]);
    write('ci.md', tool('\n## pause\n\nSwitch it off.\n\n## resume\n\nSwitch it on.\n'));
    expect(faults()).toEqual([]);
  });

  it('may not hold a file that is too large, of another type, or a link that leads out', () => {
    write('big.md', hint('x'.repeat(257 * 1024)));
    write('notes.txt', 'notes');
    symlinkSync('/etc/hostname', join(folder, 'out.md'));
    mkdirSync(join(folder, 'notes'));
    symlinkSync(join(folder, 'notes'), join(folder, 'in.md'));
    expect(faults()).toEqual([
      'acme/big.md:1: file: at most 256 KB',
      'acme/in.md:1: file: a file',
      'acme/notes.txt:1: file: a Markdown file, ending in .md',
      'acme/out.md:1: file: no link that leads out of the folder',
    ]);
  });

  it('is a folder', () => {
    write('x.md', hint('Text.'));
    expect(faultsIn([devops, join(folder, 'x.md')])).toEqual(['x.md:1: folder: a folder that exists and can be read']);
  });

  it('may not hold a broken line of YAML', () => {
    write('x.md', '---\nkind: hint\nid: [fault\nname: x\n---\n\nText.\n');
    expect(faults()).toEqual([expect.stringMatching(/^acme\/x\.md:4: front matter: readable YAML \((?!.* at line)/u)]);
    write('x.md', '---\nkind: hint\nid: fault\nname: !!js/function x\n---\n\nText.\n');
    expect(faults()).toEqual([expect.stringMatching(/^acme\/x\.md:4: front matter: readable YAML \(unknown tag/u)]);
  });

  it('may not lack what the program speaks with', () => {
    const copy = join(folder, '..', 'devops');
    cpSync(devops, copy, { recursive: true });
    rmSync(join(copy, 'answers', 'rollback.md'));
    expect(faultsIn([copy])).toEqual(['devops:1: answer: a file of kind answer with id rollback']);
  });
});
