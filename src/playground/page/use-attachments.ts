import { useState } from 'preact/hooks';
import { usePlayground } from './playground.ts';
import { uploadFile } from './upload-file.ts';

interface Attached {
  readonly id: string;
  readonly name: string;
}

/** The files that will go with the next message. */
export const useAttachments = (): {
  readonly files: readonly Attached[];
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
} => {
  const { snapshot, tell } = usePlayground();
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const add = async (given: readonly File[]): Promise<void> => {
    for (const file of given) {
      const id = await uploadFile(snapshot.me, file);
      if (id === undefined) tell(`${file.name} could not be sent.`);
      else setFiles((before) => [...before, { id, name: file.name }]);
    }
  };
  return {
    files,
    add,
    remove: (id) => setFiles((before) => before.filter((one) => one.id !== id)),
    clear: () => setFiles([]),
  };
};
