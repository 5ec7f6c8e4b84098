import { paragraphs, said, title, type Handler } from '../desk.ts';
import { table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** What an order to us is for. Slack does it; everywhere else this says where it works. */
export const onlyInSlack: Handler = (desk) => ({
  title: title(desk),
  subject: [],
  lead: paragraphs(said(desk, 'lead')),
  sections: [
    table(
      desk,
      'forms',
      desk.answer.data.examples.map((example) => [
        [{ kind: 'code', text: `/devops ${example}` }],
        words(desk.answer.data.labels[example.replaceAll(' ', '-')] ?? ''),
      ]),
      { place: 'first' },
    ),
  ],
});
