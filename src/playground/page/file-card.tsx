import { type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SharedFile } from '../wire.ts';
import { CodeBox } from './blocks/code-box.tsx';

const KILO = 1024;

const sizeText = (size: number): string =>
  size < KILO
    ? `${size} B`
    : size < KILO * KILO
      ? `${(size / KILO).toFixed(1)} kB`
      : `${(size / KILO / KILO).toFixed(1)} MB`;

const LINES_AT_FIRST = 6;

/** A file that was shared: what it begins with, and the whole of it. */
export const FileCard = ({ file }: { file: SharedFile }): VNode => {
  const [isWhole, setWhole] = useState(false);
  const address = `/playground/files/${encodeURIComponent(file.id)}`;
  const lines = file.preview?.split('\n') ?? [];
  const hasMore = lines.length > LINES_AT_FIRST;
  return (
    <div class="file" role="group" aria-label={`File ${file.name}`}>
      <div class="file-head">
        <span class="file-name">{file.title || file.name}</span>
        <span class="quiet">{sizeText(file.size)}</span>
        <a href={`${address}?as=text`} target="_blank" rel="noreferrer">
          Open
        </a>
        <a href={address} download={file.name}>
          Download
        </a>
      </div>
      {file.preview !== undefined && <CodeBox text={(isWhole ? lines : lines.slice(0, LINES_AT_FIRST)).join('\n')} />}
      {hasMore && (
        <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show ${lines.length - LINES_AT_FIRST} more lines`}
        </button>
      )}
    </div>
  );
};
