import type { Block, Fact, Source, Span, Step, Text } from '../../src/consult/blueprint.ts';

/** Short ways to write an answer down: `t('Scale ', ['code', 'checkout'])`. */
type Word = string | readonly [Exclude<Span['kind'], 'link' | 'gap' | 'time'>, string] | Span;

export const t = (...parts: readonly Word[]): Text =>
  parts.map((part): Span => {
    if (typeof part === 'string') return { kind: 'text', text: part };
    return 'kind' in part ? part : { kind: part[0], text: part[1] };
  });

export const gap = (name: string): Span => ({ kind: 'gap', name, text: name });

export const from = (file: string): Source => ({ file: `devops/${file}` });

export const p = (...parts: readonly Word[]): Block => ({ kind: 'paragraph', text: t(...parts) });

export const sh = (text: string): Block => ({ kind: 'code', code: { language: 'sh', text } });

export const fact = (label: string, value: string, origin: Fact['origin'] = 'given', working?: string): Fact => ({
  label: t(label),
  value: t(value),
  origin,
  ...(working === undefined ? {} : { working: t(working) }),
});

export const step = (title: string, seconds: number, what: readonly Block[], rest: Partial<Step> = {}): Step => ({
  title: t(title),
  seconds,
  what,
  source: from('platforms/argo-cd.md'),
  ...rest,
});

export const weights = [
  { name: t('Automation'), percent: 30 },
  { name: t('Observability'), percent: 25 },
  { name: t('Reliability'), percent: 20 },
  { name: t('Security'), percent: 15 },
  { name: t('Scalability'), percent: 10 },
  { name: t('Manual work'), percent: 0 },
];
