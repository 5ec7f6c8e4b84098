import { type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../wire.ts';
import { usePlayground } from './playground.ts';

const NEAR_END_PX = 120;
/** How long after an act what comes counts as its answer. */
const ANSWER_MS = 8000;

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR_END_PX;

/** Shows the end; but where that would hide the beginning of what is new, the beginning: its first line says what to do. */
const showFrom = (pane: HTMLElement, after: string | undefined): void => {
  const articles = [...pane.querySelectorAll<HTMLElement>('article')];
  const at = after === undefined ? -1 : articles.findIndex(({ dataset }) => dataset['ts'] === after);
  const first = at < 0 ? articles.at(-1) : articles[at + 1];
  const top = first === undefined ? 0 : first.offsetTop;
  const end = pane.scrollHeight - pane.clientHeight;
  pane.scrollTop = Math.min(top, end);
};

interface Following {
  /** Something came that is out of sight. */
  readonly hasNew: boolean;
  readonly showNew: () => void;
  readonly onScroll: () => void;
}

/**
 * Follows a conversation as it goes on: to the beginning of the answer to what one did, along the end while one is
 * there, and not at all while one reads further up.
 */
export const useFollowing = (
  box: RefObject<HTMLElement | null>,
  messages: readonly Message[],
  inThread: boolean,
): Following => {
  const { acts, snapshot } = usePlayground();
  const last = messages.at(-1)?.ts;
  const known = useRef<{ last: string | undefined; atEnd: boolean; acts: number } | undefined>(undefined);
  const answer = useRef<{ after: string | undefined; until: number }>({ after: undefined, until: 0 });
  const [hasNew, setHasNew] = useState(false);
  useLayoutEffect(() => {
    const pane = box.current;
    if (pane === null) return;
    const before = known.current;
    const { count, thread, at } = acts.current;
    if (before !== undefined && before.acts !== count) {
      answer.current = { after: before.last, until: Date.now() + ANSWER_MS };
    } else if (before === undefined && inThread && thread !== undefined && thread === messages[0]?.ts) {
      // It was opened to say something in it, which may be there already, and a part of the answer with it.
      const own = messages.findLastIndex(({ author }) => author === snapshot.me);
      answer.current = { after: messages[own - 1]?.ts, until: at + ANSWER_MS };
    }
    if (Date.now() < answer.current.until) showFrom(pane, answer.current.after);
    else if (before === undefined) showFrom(pane, inThread ? messages[0]?.ts : undefined);
    else if (before.atEnd) showFrom(pane, before.last);
    else if (before.last !== last) setHasNew(true);
    known.current = { last, atEnd: isAtEnd(pane), acts: count };
  }, [last, messages.length]);
  return {
    hasNew,
    showNew: () => {
      const pane = box.current;
      if (pane !== null) pane.scrollTop = pane.scrollHeight;
      setHasNew(false);
    },
    onScroll: () => {
      const pane = box.current;
      if (pane === null || known.current === undefined) return;
      known.current.atEnd = isAtEnd(pane);
      if (known.current.atEnd) setHasNew(false);
    },
  };
};
