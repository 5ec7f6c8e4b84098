import { type VNode } from 'preact';
import { CopyButton } from '../copy-button.tsx';

/** Code as it is: long lines scroll inside their own box. */
export const CodeBox = ({ text }: { text: string }): VNode => (
  <div class="code-box">
    {/* It scrolls, so the keyboard must be able to get there. */}
    <pre tabIndex={0} role="group" aria-label="Code">
      <code>{text}</code>
    </pre>
    <CopyButton text={text} what="code" />
  </div>
);
