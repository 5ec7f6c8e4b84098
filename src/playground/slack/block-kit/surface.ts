export type Surface = 'message' | 'modal' | 'home';

export const MAX_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

/** Where a block may stand. Documented surfaces that Slack's live service refuses are left out. */
export const SURFACES: Record<string, readonly Surface[]> = {
  actions: everywhere,
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  context: everywhere,
  context_actions: ['message'],
  data_table: ['message'],
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: ['message'],
  plan: ['message'],
  rich_text: everywhere,
  section: everywhere,
  table: ['message'],
  task_card: ['message'],
  video: everywhere,
};
