import { SlackError } from '../api/slack-error.ts';
import { type SharedFile } from './message-store.ts';

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  content: Buffer | undefined;
  shared: boolean;
}

/** Files on their way: a ticket, then the bytes, then the sharing. */
export interface FileStore {
  ticket(name: string, length: number): string;
  receive(id: string, content: Buffer): { expected: number };
  complete(id: string, title: string | undefined): SharedFile;
  readonly completed: readonly SharedFile[];
}

export const createFileStore = (newId: (prefix: string) => string): FileStore => {
  const uploads = new Map<string, Upload>();
  const completed: SharedFile[] = [];
  const find = (id: string): Upload => {
    const upload = uploads.get(id);
    if (upload === undefined) throw new SlackError('file_not_found');
    return upload;
  };
  return {
    completed,
    ticket: (name, length) => {
      const id = newId('F');
      uploads.set(id, { id, name, length, content: undefined, shared: false });
      return id;
    },
    receive: (id, content) => {
      const upload = find(id);
      upload.content = content;
      return { expected: upload.length };
    },
    complete: (id, title) => {
      const upload = find(id);
      if (upload.content === undefined || upload.shared) throw new SlackError('file_not_found');
      upload.shared = true;
      const file = { id, name: upload.name, title: title ?? upload.name, content: upload.content };
      completed.push(file);
      return file;
    },
  };
};
