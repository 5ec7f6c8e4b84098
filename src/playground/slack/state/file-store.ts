import { SlackError } from '../api/slack-error.ts';
import { type SharedFile } from './message-store.ts';

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  content: Buffer | undefined;
  completed: boolean;
}

interface Completion {
  readonly id: string;
  readonly title: string | undefined;
}

/** Files on their way: a ticket, then the bytes, then the sharing. Each step once. */
export interface FileStore {
  ticket(name: string, length: number): string;
  receive(id: string, content: Buffer): void;
  /** All of them or none. */
  complete(files: readonly Completion[]): SharedFile[];
  /** A person adds a file to what they write. */
  share(name: string, content: Buffer): SharedFile;
  find(id: string): SharedFile | undefined;
  /** What the bot brought. */
  readonly completed: readonly SharedFile[];
  /** Slack answers first and shares afterwards. */
  readonly appearAfterMs: number;
}

export const createFileStore = (newId: (prefix: string) => string, appearAfterMs = 0): FileStore => {
  const uploads = new Map<string, Upload>();
  const completed: SharedFile[] = [];
  const ofPeople: SharedFile[] = [];
  const finish = ({ id, title }: Completion): SharedFile => {
    const upload = uploads.get(id);
    if (upload?.content === undefined || upload.completed) throw new SlackError('file_not_found');
    return { id, name: upload.name, title: title ?? upload.name, content: upload.content };
  };
  return {
    completed,
    appearAfterMs,
    share: (name, content) => {
      const file = { id: newId('F'), name, title: name, content };
      ofPeople.push(file);
      return file;
    },
    find: (id) => [...ofPeople, ...completed].find((file) => file.id === id),
    ticket: (name, length) => {
      const id = newId('F');
      uploads.set(id, { id, name, length, content: undefined, completed: false });
      return id;
    },
    receive: (id, content) => {
      const upload = uploads.get(id);
      if (upload === undefined) throw new SlackError('unknown_upload_url');
      if (upload.content !== undefined) throw new SlackError('used_upload_url');
      if (content.length !== upload.length)
        throw new SlackError('wrong_length', [`${content.length} of ${upload.length} bytes`]);
      upload.content = content;
    },
    complete: (files) => {
      const finished = files.map(finish);
      for (const { id } of files) {
        const upload = uploads.get(id);
        if (upload !== undefined) upload.completed = true;
      }
      completed.push(...finished);
      return finished;
    },
  };
};
