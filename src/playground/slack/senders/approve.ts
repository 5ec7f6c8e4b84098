import { type Owner } from '../state/grant-store.ts';
import { type World } from '../state/world.ts';

/** What comes back to the app's redirect address. */
export type Approval = Readonly<Record<string, string>>;

const listOf = (text: string | null): string[] => (text ?? '').split(',').filter((scope) => scope !== '');

const readPage = (url: string, { app }: World) => {
  const { origin, pathname, searchParams } = new URL(url);
  if (`${origin}${pathname}` !== 'https://slack.com/oauth/v2/authorize') throw new Error(`not Slack's page: ${url}`);
  if (searchParams.get('client_id') !== app.clientId) throw new Error('Slack does not know this client_id');
  const asked = listOf(searchParams.get('scope'));
  const ofPerson = listOf(searchParams.get('user_scope'));
  if (asked.length + ofPerson.length === 0) throw new Error('Slack wants to know the scopes');
  const unknown = asked.filter((scope) => app.scopes !== undefined && !app.scopes.includes(scope));
  if (unknown.length > 0) throw new Error(`the manifest does not have these scopes: ${unknown.join(', ')}`);
  const state = searchParams.get('state');
  return { answer: state === null ? {} : { state }, bot: asked.length > 0, ofPerson };
};

/** Somebody allows the app, on Slack's page, in a workspace or in all of an organisation. */
export const approve = (url: string, owner: Owner, person: string, world: World): Approval => {
  const { answer, bot, ofPerson } = readPage(url, world);
  const code = world.newId('code');
  world.oauthCodes.set(code, { owner, person, bot, ofPerson });
  return { code, ...answer };
};

/** Somebody does not. */
export const cancel = (url: string, world: World): Approval => ({
  error: 'access_denied',
  ...readPage(url, world).answer,
});
