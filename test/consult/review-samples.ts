import { readdirSync, readFileSync } from 'node:fs';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { answerTo } from './ask.ts';

/** Files to have reviewed, and what a review says of them. */

export interface Sample {
  readonly id: string;
  readonly wrong: boolean;
  readonly kind: string;
  readonly text: string;
}

const folder = new URL('../fixtures/findings/', import.meta.url);

/** Each finding has a file of its own, with what is wrong and how it would be right. */
export const samples: readonly Sample[] = readdirSync(folder).flatMap((file) =>
  [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(/^## (wrong|right): ([\w-]+)\n\n```\w+\n([^]*?)\n```$/gmu),
  ].map(([, side, kind = '', text = '']) => ({ id: file.replace(/\.md$/u, ''), wrong: side === 'wrong', kind, text })),
);

export const deployment =
  samples.find((one) => one.id === 'host-path' && one.wrong && one.kind === 'kubernetes')?.text ?? '';

export const dockerfile = 'FROM node:latest\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "."]';

export const fence = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

export const reviewOf = (...texts: readonly string[]): Blueprint => answerTo(texts.map(fence).join('\n'));

export const findings = ({ inquiry }: Blueprint): readonly string[] =>
  inquiry.reviewed?.files.flatMap((file) => file.findings.map((one) => one.id)) ?? [];

export const linesOf = (answer: Blueprint, id: string): readonly number[] =>
  answer.inquiry.reviewed?.files.flatMap((file) =>
    file.findings.filter((one) => one.id === id).map((one) => one.line),
  ) ?? [];
