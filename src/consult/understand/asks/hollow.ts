import { isSmall, wordsOf } from '../words.ts';

/** Words a question has that only points at something told before: "how to go about these three things?" */
const pointing: ReadonlySet<string> = new Set(
  `whom what's whats where's wheres how's hows who's tell do doing done go goes going comes about begin start know improve fix solve tackle approach handle deal change avoid prevent
  put into find out earlier sooner notice best better good bad move switch use choose pick sort out today tonight week month year instead then everything something anything such else alternative alternatives overkill premature
  right wrong ok okay fine normal sane sense enough minimum least small simple possible realistic worth way ways idea ideas tips hint hints help advice suggestions
  thoughts pointers opinions opinion second recommendations enforce record prove verify day recommend suggest thing things point points first next order path shortest
  quickest easiest priority priorities prioritise prioritize often long soon detail details exactly all any both each every one two three four five 1 2 3 4 5 these those them they too many much
  please pls thanks now make sure never ever happen happens happened happening occur repeat again really actually at no not can't cant look looks like mean means or also would could may might must even somebody someone anybody anyone yourself ourselves scratch need some here`.split(
    /\s+/u,
  ),
);
/** "how do we do these without slowing everybody down": on what terms, not what. */
const terms = /\s(?:w\/o|without)\s.*$/iu;

/** Whether a question has no matter of its own. */
export const isHollow = (text: string): boolean =>
  wordsOf(text.replace(terms, '')).every((word) => isSmall(word) || pointing.has(word));
