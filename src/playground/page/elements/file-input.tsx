import { type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useNames } from '../names.ts';
import { uploadFile } from '../upload-file.ts';
import { entryList } from './entry-of.ts';
import { fieldFacts, useSlot, type Slot } from './slot.ts';

export const FileInput = (slot: Slot): VNode => {
  const { entry, choose } = useSlot(slot);
  const { me } = useNames();
  const [trouble, setTrouble] = useState('');
  const { max_files: most } = slot.element;
  const take = async (files: readonly File[]): Promise<void> => {
    const sent = await Promise.all(files.map((file) => uploadFile(me, file)));
    setTrouble(sent.some((id) => id === undefined) ? 'Not every file could be sent.' : '');
    choose(sent.filter((id) => id !== undefined));
  };
  return (
    <div>
      <input
        type="file"
        {...fieldFacts(slot)}
        multiple={typeof most !== 'number' || most > 1}
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])}
      />
      <span class="quiet" role="status">
        {trouble || (entryList(entry).length > 0 ? `${entryList(entry).length} sent` : '')}
      </span>
    </div>
  );
};
