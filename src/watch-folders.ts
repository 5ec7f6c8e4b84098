import { watch } from 'node:fs';

/** Editors write a file in several steps. */
const togetherMs = 50;

/** Calls back when anything in these folders was written; resolves with what ends it. */
export function watchFolders(folders: readonly string[], onWritten: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(onWritten, togetherMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
