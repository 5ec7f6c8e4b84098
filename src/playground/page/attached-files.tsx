import { type VNode } from 'preact';
import { Icon } from './icon.tsx';
import { type useAttachments } from './use-attachments.ts';

export const AttachedFiles = ({ attachments }: { attachments: ReturnType<typeof useAttachments> }): VNode => (
  <div class="attached">
    {attachments.files.map(({ id, name }) => (
      <span key={id} class="chip">
        {name}
        <button type="button" aria-label={`Leave out ${name}`} onClick={() => attachments.remove(id)}>
          <Icon name="close" />
        </button>
      </span>
    ))}
  </div>
);
