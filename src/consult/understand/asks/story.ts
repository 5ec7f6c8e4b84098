import type { Part } from './ask-parts.ts';
import { isListing } from './linked.ts';
import { isStock, type Ear } from './told-trouble.ts';

/** What is told in one go before several questions: they mostly come in the order of what they are about. */

export interface Story {
  readonly story?: readonly string[];
}

/** Finds what was told right before the run of questions that a question stands in, where it is more than one sentence. */
export function createStories(parts: readonly Part[], ear: Ear): (at: number) => Story {
  const stories = new Map<number, Story>();
  let told: Part[] = [];
  let story: Story = {};
  for (const [at, part] of parts.entries()) {
    if (part.asks) {
      if (told.length > 0) story = storyOf(told, ear);
      told = [];
      stories.set(at, story);
    } else told.push(part);
  }
  return (at) => stories.get(at) ?? {};
}

function storyOf(told: readonly Part[], ear: Ear): Story {
  const story = [...Map.groupBy(told, ({ sentence }) => sentence).values()]
    .map((parts) => parts.map(({ text }) => text).join(', '))
    .filter((text) => !isListing(text) && !isStock(text, ear));
  return story.length > 1 ? { story } : {};
}
