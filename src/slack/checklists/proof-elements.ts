import type { RichTextElement } from '@slack/types';
import { cut } from '../../render/plain/cut.ts';
import { safeUrl } from '../../render/plain/inline.ts';
import { inline, say } from '../../render/slack/rich.ts';

/** What somebody gave as proof: an address can be followed, and nothing else of it comes alive. */
export const proofElements = (evidence: string, label: string, most: number): RichTextElement[] => {
  const url = safeUrl(evidence.trim());
  const text = cut(evidence, most);
  return [say(` ${label} `), ...inline(url === undefined ? [{ kind: 'text', text }] : [{ kind: 'link', text, url }])];
};
