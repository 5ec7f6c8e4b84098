import { type ComponentChildren, type VNode } from 'preact';

/** A link leaves the page in a tab of its own; what is no web address stays text. */
export const OutsideLink = ({ url, children }: { url: string; children: ComponentChildren }): VNode =>
  /^(https?|mailto):/i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
