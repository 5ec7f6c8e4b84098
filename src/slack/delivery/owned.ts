import type { HomeView } from '@slack/types';
import type { SlackMessage } from '../../render/slack/message.ts';
import type { SlackApi } from './slack-api.ts';

/** Of what version its buttons are, and whose they are. Rows from before this was written down have other ids. */
const form = /^own:1:([^:]+):\d+$/u;

export const ownerOf = (blockId: string): string | undefined => form.exec(blockId)?.[1];

const mark = <Row extends { readonly type: string; readonly block_id?: string }>(
  block: Row,
  tenant: string,
  at: number,
): Row =>
  block.type === 'actions' && block.block_id === undefined ? { ...block, block_id: `own:1:${tenant}:${at}` } : block;

/** The same calls; every row of buttons that goes out says to which tenant it belongs. */
export function owned(api: SlackApi, tenant: string): SlackApi {
  const ours = (message: SlackMessage): SlackMessage => ({
    ...message,
    blocks: message.blocks.map((block, at) => mark(block, tenant, at)),
  });
  const home = (view: HomeView): HomeView => ({
    ...view,
    blocks: view.blocks.map((block, at) => mark(block, tenant, at)),
  });
  return {
    ...api,
    post: (place, message, key) => api.post(place, ours(message), key),
    postEphemeral: (place, user, message) => api.postEphemeral(place, user, ours(message)),
    respond: (url, message, how) => api.respond(url, ours(message), how),
    update: (posted, message) => api.update(posted, ours(message)),
    publishHome: (user, view, hash) => api.publishHome(user, home(view), hash),
  };
}
