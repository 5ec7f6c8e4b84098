import { isObject, stringOf, type JsonObject } from '../json-object.ts';
import { SlackError } from '../api/slack-error.ts';
import { withIds } from './with-ids.ts';
import { type User } from './workspace.ts';

export type ViewState = Record<string, Record<string, JsonObject>>;

/** A modal or a home tab as one person sees it. */
export interface StoredView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: User;
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** The view as the bot gave it, with ids filled in. */
  content: JsonObject;
  blocks: JsonObject[];
  hash: string;
  state: ViewState;
}

const MAX_STACK = 3;

/** The modals open on each person's screen, topmost last, and each person's home tab. */
export interface ViewStore {
  open(user: User, content: JsonObject): StoredView;
  push(user: User, content: JsonObject): StoredView;
  update(view: StoredView, content: JsonObject, hash?: string): StoredView;
  publish(user: User, content: JsonObject, hash?: string): StoredView;
  /** Closes the view and those above it; all of them when told so. */
  close(view: StoredView, all?: boolean): void;
  find(key: { viewId?: string | undefined; externalId?: string | undefined }): StoredView | undefined;
  modalOf(userId: string): StoredView | undefined;
  /** All open modals, the topmost last. */
  stackOf(userId: string): readonly StoredView[];
  homeOf(userId: string): StoredView | undefined;
}

export const createViewStore = (newId: (prefix: string) => string): ViewStore => {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map<string, StoredView>();
  let hashes = 0;
  const nextHash = (): string => `${1_700_000_000 + hashes++}.hash`;
  const stackOf = (user: User): StoredView[] => stacks.get(user.id) ?? [];
  const every = (): StoredView[] => [...homes.values(), ...[...stacks.values()].flat()];

  const checkExternalId = (content: JsonObject, user: User, self?: StoredView): void => {
    const id = stringOf(content['external_id']);
    const taken = every().some(
      (one) => one !== self && one.user.team === user.team && one.content['external_id'] === id,
    );
    if (id !== '' && taken) throw new SlackError('duplicate_external_id');
  };
  /** What was entered stays while its input stays. */
  const keepState = ({ blocks, state }: StoredView): ViewState =>
    Object.fromEntries(Object.entries(state).filter(([id]) => blocks.some((block) => block['block_id'] === id)));
  const fill = (view: StoredView, content: JsonObject): StoredView => {
    view.content = content;
    view.blocks = withIds(content['blocks'], newId);
    view.state = keepState(view);
    view.hash = nextHash();
    return view;
  };
  const create = (user: User, content: JsonObject, below: StoredView | undefined): StoredView => {
    checkExternalId(content, user);
    const id = newId('V');
    const type = content['type'] === 'home' ? 'home' : 'modal';
    const base = { id, type, user, rootId: below?.rootId ?? id, previousId: below?.id } as const;
    return fill({ ...base, content, blocks: [], hash: '', state: {} }, content);
  };
  const checkHash = (view: StoredView, hash: string | undefined): void => {
    if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
  };
  const store: ViewStore = {
    open: (user, content) => {
      const view = create(user, content, undefined);
      stacks.set(user.id, [view]);
      return view;
    },
    push: (user, content) => {
      const stack = stackOf(user);
      if (stack.length >= MAX_STACK) throw new SlackError('push_limit_reached');
      const view = create(user, content, stack.at(-1));
      stacks.set(user.id, [...stack, view]);
      return view;
    },
    update: (view, content, hash) => {
      checkHash(view, hash);
      checkExternalId(content, view.user, view);
      return fill(view, content);
    },
    publish: (user, content, hash) => {
      const known = homes.get(user.id);
      if (known !== undefined) return store.update(known, content, hash);
      const view = create(user, content, undefined);
      homes.set(user.id, view);
      return view;
    },
    close: (view, all = false) => {
      const stack = stackOf(view.user);
      stacks.set(view.user.id, all ? [] : stack.slice(0, Math.max(0, stack.indexOf(view))));
    },
    find: ({ viewId, externalId }) =>
      every().find((one) => (viewId === undefined ? one.content['external_id'] === externalId : one.id === viewId)),
    modalOf: (userId) => stacks.get(userId)?.at(-1),
    stackOf: (userId) => stacks.get(userId) ?? [],
    homeOf: (userId) => homes.get(userId),
  };
  return store;
};

/** The view as Slack sends it in responses and payloads. */
export const viewPayload = (view: StoredView, appId: string): JsonObject => ({
  id: view.id,
  team_id: view.user.team.id,
  type: view.type,
  blocks: view.blocks,
  private_metadata: stringOf(view.content['private_metadata']),
  callback_id: stringOf(view.content['callback_id']),
  external_id: stringOf(view.content['external_id']),
  state: { values: view.state },
  hash: view.hash,
  title: isObject(view.content['title']) ? view.content['title'] : { type: 'plain_text', text: 'View Title' },
  close: view.content['close'] ?? null,
  submit: view.content['submit'] ?? null,
  clear_on_close: view.content['clear_on_close'] === true,
  notify_on_close: view.content['notify_on_close'] === true,
  previous_view_id: view.previousId ?? null,
  root_view_id: view.rootId,
  app_id: appId,
  app_installed_team_id: view.user.team.id,
  bot_id: view.user.team.botId,
});
