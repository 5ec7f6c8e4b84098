/** What the app asks for where it is installed. The manifest asks for the same. */
export const scopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
  'usergroups:read',
];
