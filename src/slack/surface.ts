/** What of this app people see in Slack. The manifest declares the same. */
export const commandName = '/devops';
export const shortcutId = 'consult_devops';
/** The renderer gives each button that asks something an id of this form. */
export const askButton = /^ask:/u;
