import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scopes } from '../src/slack/installs/scopes.ts';
import { commandName, shortcutId, timelineShortcutId } from '../src/slack/surface.ts';

/** The part of Slack's manifest schema that we use; like that, it takes no field it does not know. */
const text = (least: number, most: number) => z.string().min(least).max(most);
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.number() }),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: text(1, 80), always_online: z.boolean() }),
    agent_view: z.strictObject({
      agent_description: text(1, 300),
      suggested_prompts: z.array(z.strictObject({ title: text(1, 75), message: text(1, 300) })).max(4),
    }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\/.{1,31}$/u),
        description: text(1, 2000),
        usage_hint: text(1, 1000),
        should_escape: z.boolean(),
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        type: z.literal('message'),
        name: text(1, 24),
        callback_id: text(1, 255),
        description: text(1, 150),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.boolean(),
  }),
});

const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.deleteScheduledMessage': ['chat:write'],
  'chat.scheduleMessage': ['chat:write'],
  'chat.scheduledMessages.list': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'usergroups.users.list': ['usergroups:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  tokens_revoked: [],
};

/** What a feature brings with it. */
const scopesOfFeatures = { commands: ['commands'], agentView: ['assistant:write'] };

let manifest: z.output<typeof manifestSchema>;
let code: string;

beforeAll(async () => {
  const root = new URL('../', import.meta.url);
  manifest = manifestSchema.parse(parse(await readFile(new URL('manifest.yml', root), 'utf8')));
  const folder = new URL('src/slack/', root);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  code = (await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))).join('\n');
});

const inCode = (pattern: RegExp): string[] => [...new Set([...code.matchAll(pattern)].map(([, found = '']) => found))];

describe('manifest.yml and the code', () => {
  it('have the same commands and shortcuts', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([commandName]);
    expect(manifest.features.shortcuts.map((one) => one.callback_id)).toEqual([timelineShortcutId, shortcutId]);
    expect(inCode(/app\.command\(([^,]+),/gu)).toEqual(['commandName']);
    expect(inCode(/app\.shortcut\(\{ callback_id: (\w+)/gu)).toEqual(['shortcutId', 'timelineShortcutId']);
  });

  it('have the same events', () => {
    const listened = inCode(/app\.event\('([a-z_]+)'/gu);
    const messages = code.includes('app.message(') ? ['message.channels', 'message.groups', 'message.im'] : [];
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...listened, ...messages].toSorted());
  });

  it('ask for no more than the calls, the events and the features need', () => {
    const methods = inCode(/client\.((?:[a-zA-Z]+\.)+[a-zA-Z]+)\(/gu).filter(
      (name) => !/^(?:on|start|disconnect)$/u.test(name),
    );
    expect(methods.toSorted()).toEqual(Object.keys(scopesOfMethods).toSorted());
    const needed = [
      ...methods.flatMap((name) => scopesOfMethods[name] ?? ['?']),
      ...manifest.settings.event_subscriptions.bot_events.flatMap((name) => scopesOfEvents[name] ?? ['?']),
      ...scopesOfFeatures.commands,
      ...scopesOfFeatures.agentView,
    ];
    expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(needed)].toSorted());
    // And so does the address at which people install it.
    expect(scopes).toEqual(manifest.oauth_config.scopes.bot);
  });
});
