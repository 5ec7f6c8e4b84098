import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ourProgram } from './support/our-program.ts';

const check = (gate: string): Promise<{ code: number; out: string; err: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'acme-'));
  writeFileSync(join(folder, 'ours.md'), gate);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...ourProgram('persona-check'), folder], (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
};

const gate = (like: string): string =>
  `---
kind: gate
id: no-such-word
name: A word we do not use
intents: [slo]
checks:
  - each: ['lead.*']
    if:
      - { some: '', like: '${like}' }
why: "Nobody here says it so."
---
`;

describe('somebody who checks the persona of the company', () => {
  it('is told which answer breaks a gate of their own, by its file', async () => {
    const { code, out, err } = await check(gate('full outage'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/ours\.md: the answer to "slo 99\.9 over 28d" breaks it \(lead/u);
  });

  it('is told that all is well when none does', async () => {
    const { code, out, err } = await check(gate('no answer says this'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^\d+ files, no faults\./u);
  });
});
