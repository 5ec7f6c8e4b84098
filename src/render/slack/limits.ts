/**
 * Every limit that a message must keep, in one place. "Slack" is a documented or measured limit: over it the whole
 * message is refused. "Ours" is a prudent one, for what Slack does not document or for eyes on a phone.
 * Texts are counted in UTF-16 units, which is never fewer than what Slack counts.
 */
export const limits = {
  message: {
    blocks: 50, // Slack, reference/block-kit/blocks
    tables: 1, // Slack: a second one is `only_one_table_allowed`
    // Ours. Slack refuses all blocks together at about 13,200 characters (slackapi/bolt-js#2509), markup included.
    chars: 9_000,
    fallback: 4_000, // Slack: chat.update refuses a longer `text`
  },
  root: {
    blocks: 12, // Ours: what one reads without looking for the end
    chars: 6_000, // Ours: about ten steps with their commands
    buttons: 5, // Ours: two rows on a phone
    files: 3, // Ours: file names in the provenance line
  },
  replies: {
    aim: 8, // Ours: a thread one can look through
    chars: [3_500, 6_000, 9_000], // Ours: the first that keeps the aim; from richText.chars to message.chars
    most: 20, // Ours: one message a second in a channel
    sources: 8, // Ours: addresses below the thread; `why` has them all
    tables: 10, // Ours: each table needs a message of its own; later ones become lines
  },
  home: {
    blocks: 100, // Slack
    chars: 30_000, // Ours: Slack refuses a view over 250 KB of JSON
    buttons: 25, // Slack, elements of an actions block
  },
  modal: {
    title: 24, // Slack: title, submit and close
    label: 150, // Ours: Slack takes 2,000
    options: 100, // Slack, of one menu
    option: 75, // Slack
    line: 80, // Ours: names and numbers
    longLine: 300, // Ours: an address, a sentence
    lines: 3_000, // Slack
    blocks: 100, // Slack
    proof: 500, // Ours: an address, or two sentences
  },
  confirm: {
    title: 100, // Slack
    text: 300, // Slack
    button: 30, // Slack
  },
  hint: { chars: 3_000, blocks: 12 }, // Ours
  header: 150, // Slack
  context: 2_000, // Ours: Slack takes 3,000 in a text object
  button: {
    label: 75, // Slack
    value: 2_000, // Slack
    actionId: 255, // Slack
    perBlock: 25, // Slack
  },
  link: 3_000, // Slack, as for the url of a button
  table: {
    rows: 100, // Slack, the header included
    columns: 20, // Slack
    chars: 8_000, // Ours: Slack allows 10,000 in a data_table over all cells
    cell: 300, // Ours
  },
  richText: {
    chars: 3_500, // Ours: no limit is documented; one block stays well under that of a message
  },
  text: 1_000, // Ours: one paragraph, one remark
  title: 200, // Ours: of a section or a step
  items: 60, // Ours: of one list
  item: 600, // Ours
  code: 3_000, // Ours: of one preformatted piece
} as const;
