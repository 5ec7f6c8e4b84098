import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator, rules } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consultant, persona, wordsIn } from './ask.ts';
import { credentialSamples, otherSamples } from './credential-samples.ts';

/** What others keep up to date: a rule that comes with an update wants a sample here. */
const preset = rules.map(({ meta: { id } }) => id.replace('@secretlint/secretlint-rule-', ''));
/** Not about credentials: it lets authors switch the other rules off. */
const noRule = new Set(['filter-comments']);

const seenBySecretlint = async (content: string, filePath: string): Promise<string[]> => {
  const { messages } = await lintSource({
    source: { content, filePath, ext: extname(filePath), contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return messages.map(({ ruleId }) => ruleId.replace('@secretlint/secretlint-rule-', ''));
};

describe('every kind of credential that the rules of secretlint know', () => {
  it('has a sample', () => {
    const sampled = new Set(credentialSamples.map(({ rule }) => rule));
    expect(preset.filter((rule) => !sampled.has(rule) && !noRule.has(rule))).toEqual([]);
  });

  it.each(credentialSamples)(
    '$rule is one to them, and taken out here: $kind',
    async ({ rule, file, kind, secret, text }) => {
      expect(await seenBySecretlint(text, file)).toContain(rule);
      const concealed = consultant.conceal(`why does this fail?\n${text}\nit worked yesterday`);
      expect(concealed.kinds).toContain(kind);
      expect(concealed.text).not.toContain(secret);
    },
  );
});

describe('a kind of credential of ours', () => {
  it.each(otherSamples)('$kind is taken out, whatever rules others have', ({ kind, secret, text }) => {
    const concealed = consultant.conceal(text);
    expect(concealed.kinds).toEqual([kind]);
    expect(concealed.text).not.toContain(secret);
  });

  const sampled = new Set([...credentialSamples, ...otherSamples].map(({ kind }) => kind));

  it.each(persona.of('credentials').map(({ id, name }) => [id, name] as const))(
    '%s has a sample, and its author is told how it is rotated',
    (id, name) => {
      expect(sampled).toContain(id);
      const told = wordsIn(consultant.credentialsShown([id]).blocks);
      expect(told).toContain(`There was a credential in your message: ${name}`);
      expect(told.length).toBeGreaterThan(600);
      expect(told).toMatch(
        /\b(?:revoke|delete|disable|rotate|change it|new password|useless|take the public half)\b/iu,
      );
    },
  );
});

describe('a credential in what a program posted', () => {
  it('is told to whoever asked about it, and is not called theirs', () => {
    const told = wordsIn(consultant.credentialsShown(['stripe-key'], 'other').blocks);
    expect(told).toMatch(/in the message that you asked about: Stripe key\..*Rotate key/su);
    expect(told).not.toContain('in your message');
  });
});

describe('a text without a credential', () => {
  const folder = new URL('../fixtures/eval/', import.meta.url);
  const line = z.object({ text: z.string() });
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((json) => line.parse(JSON.parse(json)).text);

  it('stays as it is, among all that people asked', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter((text) => consultant.conceal(text).kinds.length > 0)).toEqual([]);
  });

  const commands = readdirSync(new URL('../../personas/devops/', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((name) => name.endsWith('.md') && !name.startsWith('credentials/'))
    .flatMap((name) => [
      ...readFileSync(new URL(`../../personas/devops/${name}`, import.meta.url), 'utf8').matchAll(
        /^```\w+\n([^]*?)^```/gmu,
      ),
    ])
    .map(([, code = '']) => code.replaceAll(/\{%-? (?:end)?raw -?%\}/gu, ''));

  it('stays as it is, among all commands and files of our own', () => {
    expect(commands.length).toBeGreaterThan(500);
    expect(commands.filter((code) => consultant.conceal(code).kinds.length > 0)).toEqual([]);
  });
});
