import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const prompt = z.object({ title: z.string(), message: z.string() });

const shape = z.object({
  display_information: z.object({ name: z.string(), description: z.string() }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }),
    bot_user: z.object({ display_name: z.string() }),
    agent_view: z.object({ suggested_prompts: z.array(prompt).default([]) }).optional(),
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }))
      .default([]),
    shortcuts: z
      .array(
        z.object({
          type: z.enum(['message', 'global']),
          name: z.string(),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The app as it would be installed. */
export type Manifest = z.output<typeof shape>;

export const readManifest = async (file = join(import.meta.dirname, '../../manifest.yml')): Promise<Manifest> =>
  shape.parse(parse(await readFile(file, 'utf8')));
