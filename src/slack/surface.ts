/** What of this app people see in Slack. The manifest declares the same. */
export const commandName = '/devops';
export const shortcutId = 'consult_devops';
/** On an offer: yes, please. */
export const takeButton = 'take_offer';
/** On an answer: what you took for facts is not all right. */
export const correctButton = 'correct_facts';
/** The form behind it. */
export const factsFormId = 'facts';
/** The form in which a team tells of a system. */
export const systemFormId = 'system';
/** What is entered in it. */
export const systemEntry = /^system:/u;
/** More of it. */
export const systemMore = /^system-more:/u;
/** On an answer: what it lacks can be filled in. */
export const fillButton = 'fill_gaps';
/** The form behind it. */
export const gapFormId = 'gaps';
/** The renderer gives each button that asks something an id of this form. */
export const askButton = /^ask:/u;
/** In a list: it is done, or not any more. */
export const tickButton = 'tick';
/** The form that asks for proof. */
export const proofFormId = 'proof';
/** On an answer, and on a plan that is worked through. */
export const runButton = /^run:/u;
export const runButtons = {
  begun: 'run:begin',
  done: 'run:done',
  failed: 'run:failed',
  skipped: 'run:skip',
  reopened: 'run:reopen',
  resumed: 'run:resumed',
  handed: 'run:hand',
  closed: 'run:close',
  /** Of a step that is not the next one. */
  menu: 'run:step',
} as const;
/** On the card of an incident, and where one may be opened. */
export const incidentButtons = {
  open: 'incident:open',
  take: 'incident:take',
  free: 'incident:free',
  severity: 'incident:severity',
  status: 'incident:status',
  snooze: 'incident:snooze',
  note: 'incident:note',
  update: 'incident:update',
  action: 'incident:action',
  catchUp: 'incident:catch-up',
  close: 'incident:close',
} as const;
/** The forms behind some of them. */
export const incidentForms = { note: 'incident-note', update: 'incident-update', action: 'incident-action' } as const;
/** In the menu of any message. */
export const timelineShortcutId = 'add_to_timeline';
/** On a message: it belongs into the timeline. */
export const timelineReaction = 'pushpin';
/** On the Home: whose lists, and which one. */
export const homeSystemMenu = 'home_system';
export const homeListMenu = 'home_list';
/** No more offers in a channel. */
export const unwatchButton = 'unwatch';
