import { type VNode } from 'preact';
import { type Suggestion } from './completion.ts';

/** What could be meant, above the composer. The keys stay in the text: it says which one is marked. */
export const SuggestionList = ({
  id,
  suggestions,
  marked,
  take,
}: {
  id: string;
  suggestions: readonly Suggestion[];
  marked: number;
  take: (suggestion: Suggestion) => void;
}): VNode => (
  <>
    <p class="for-screen-readers" role="status">
      {suggestions.length === 0 ? '' : `${suggestions.length} completions: arrows choose, Enter takes`}
    </p>
    <ul class="suggestions" role="listbox" id={id} aria-label="Completions" hidden={suggestions.length === 0}>
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.label}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === marked}
          // The focus stays where one types.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
        >
          <strong>{suggestion.label}</strong> <span class="quiet">{suggestion.detail}</span>
        </li>
      ))}
    </ul>
  </>
);
