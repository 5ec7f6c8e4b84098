/** What of this app people see in Slack. The manifest declares the same. */
export const commandName = '/devops';
export const shortcutId = 'consult_devops';
/** On an offer: yes, please. */
export const takeButton = 'take_offer';
/** On an answer: what you took for facts is not all right. */
export const correctButton = 'correct_facts';
/** The form behind it. */
export const factsFormId = 'facts';
/** The renderer gives each button that asks something an id of this form. */
export const askButton = /^ask:/u;
