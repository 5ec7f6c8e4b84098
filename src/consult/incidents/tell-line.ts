import type { Text } from '../blueprint.ts';
import type { Line } from './incident-state.ts';
import type { IncidentWords } from './incident-words.ts';

const ended = /[.!?…]$/u;

/** What people entered in several fields, as it reads on one line. */
const sentences = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, at, all) => (at === all.length - 1 || ended.test(part) ? part : `${part}.`))
    .join(' ');

/** A line of the timeline in words, without who and when. */
export function tellLine({ entry, edited, person }: Line, words: IncidentWords): Text {
  switch (entry.kind) {
    case 'declared':
    case 'severity':
      return words.line(`told-${entry.kind}`, { name: words.severity(entry.severity).name });
    case 'status':
      return words.line('told-status', { topic: words.label(`status-${entry.status}`) });
    case 'role': {
      const name = words.roles.find(({ id }) => id === entry.role)?.name ?? entry.role;
      if (entry.to === undefined) return words.line('told-role-free', { name });
      return entry.to === person
        ? words.line('told-role-own', { name })
        : words.line('told-role', { name, person: entry.to });
    }
    case 'noted':
      return words.line(edited === true ? 'told-note-edited' : 'told-note', { words: entry.text });
    case 'step':
      return words.line(`told-step-${entry.state}`, {
        topic: entry.plan,
        number: entry.number,
        name: entry.step,
        ...(entry.to !== undefined && { person: entry.to }),
      });
    case 'update':
      return words.line('told-update', {
        words: sentences([entry.condition, entry.actions, entry.needs]),
      });
    case 'snoozed':
      return words.line('told-snoozed', { number: entry.minutes });
    case 'action':
      return words.line('told-action', {
        words: entry.what,
        ...(entry.owner !== undefined && { person: entry.owner }),
        ...(entry.due !== undefined && { since: entry.due }),
      });
    case 'closed':
      return words.line('told-closed');
  }
}
