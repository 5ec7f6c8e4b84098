import { isUtf8 } from 'node:buffer';
import { type SharedFile as StoredFile } from './slack/state/message-store.ts';
import { type SharedFile } from './wire.ts';

const PREVIEW_LINES = 12;
const PREVIEW_CHARACTERS = 1500;

const previewOf = (content: Buffer): string | undefined => {
  if (!isUtf8(content) || content.includes(0)) return undefined;
  const text = content.toString('utf8').slice(0, PREVIEW_CHARACTERS);
  return text.split('\n').slice(0, PREVIEW_LINES).join('\n');
};

export const shownFile = ({ id, name, title, content }: StoredFile): SharedFile => ({
  id,
  name,
  title,
  size: content.length,
  preview: previewOf(content),
});
