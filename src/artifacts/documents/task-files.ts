import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe, Task } from '../recipe.ts';
import { heading, table, text, toMarkdown } from './markdown.ts';

const columns = ['id', 'title', 'phase', 'owner', 'estimate', 'after', 'done when'] as const;

const row = (task: Task): readonly string[] => [
  task.id,
  task.title,
  task.phase ?? '',
  task.owner ?? '',
  task.estimate ?? '',
  task.after.join(' '),
  task.doneWhen ?? '',
];

/** RFC 4180, and nothing a spreadsheet would take for a formula. */
function cell(given: string): string {
  const inert = /^[=+\-@\t\r]/.test(given) ? `'${given}` : given;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

const item = (task: Task): string =>
  [
    `- [ ] **${task.id}** ${text(task.title)}`,
    ...(task.after.length === 0 ? [] : [`after ${task.after.join(', ')}`]),
    ...[task.owner, task.estimate].flatMap((part) => (part === undefined ? [] : [text(part)])),
    ...(task.doneWhen === undefined ? [] : [`done when ${text(task.doneWhen)}`]),
  ].join('; ');

export function taskFiles({ system, tasks }: Recipe): readonly GeneratedFile[] {
  const phases = [...new Set(tasks.map(({ phase }) => phase))];
  return [
    {
      path: `docs/tasks/${system}.csv`,
      language: 'csv',
      about: 'The tasks for an issue tracker: ids, owners, and what each waits for.',
      text: toCsv([columns, ...tasks.map(row)]),
    },
    {
      path: `docs/tasks/${system}.md`,
      language: 'markdown',
      about: 'The tasks as a list to tick off, in an order that can be worked.',
      text: toMarkdown([
        heading(1, `Tasks for ${system}`),
        ...phases.flatMap((phase) => [
          phase === undefined ? '' : heading(2, phase),
          tasks
            .filter((task) => task.phase === phase)
            .map(item)
            .join('\n'),
        ]),
        heading(2, 'Order'),
        table(
          ['Task', 'Waits for'],
          tasks.map((task) => [task.id, task.after.join(', ') || 'nothing']),
        ),
      ]),
    },
  ];
}
