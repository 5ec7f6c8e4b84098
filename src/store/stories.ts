import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Happening, Stories, Story } from '../slack/stories/stories.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface StoriesParts<Subject, Deed> {
  readonly db: Kysely<Tables>;
  readonly kind: 'run' | 'incident';
  readonly shapes: { readonly subject: z.ZodType<Subject>; readonly deed: z.ZodType<Deed> };
  readonly seal: Seal;
  readonly log: Log;
}

type Row = Tables['stories'];

const aboutStory = (tenant: string, id: string) => ['stories', tenant, id];

const aboutDeed = (tenant: string, story: string, number: number) => ['deeds', tenant, story, String(number)];

const first = 1;

export function createStories<Subject, Deed>(parts: StoriesParts<Subject, Deed>): Stories<Subject, Deed> {
  const { db, kind, shapes, seal, log } = parts;

  const opened = <Shape>(body: string, about: readonly string[], shape: z.ZodType<Shape>): Shape | undefined => {
    try {
      return shape.parse(JSON.parse(seal.open(body, about)));
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ about, keyId }, 'what is kept of a story cannot be read');
      return undefined;
    }
  };

  const insert = async (
    on: Kysely<Tables>,
    key: { readonly tenant: string; readonly story: string; readonly number: number },
    { person, at, deed }: Happening<Deed>,
  ): Promise<boolean> => {
    const body = seal.close(JSON.stringify(deed), aboutDeed(key.tenant, key.story, key.number));
    const added = await on
      .insertInto('deeds')
      .values({ ...key, person, at, body })
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .execute();
    return added.length > 0;
  };

  const happenedTo = async (tenant: string, story: string): Promise<readonly Happening<Deed>[]> => {
    const rows = await db
      .selectFrom('deeds')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('story', '=', story)
      .orderBy('number')
      .execute();
    return rows.flatMap(({ number, person, at, body }) => {
      const deed = opened(body, aboutDeed(tenant, story, number), shapes.deed);
      return deed === undefined ? [] : [{ person, at, deed }];
    });
  };

  const whole = async (row: Row | undefined): Promise<Story<Subject, Deed> | undefined> => {
    if (row === undefined) return undefined;
    const { tenant, id, channel, thread, system, body } = row;
    const subject = opened(body, aboutStory(tenant, id), shapes.subject);
    return subject && { id, channel, thread, system, subject, happened: await happenedTo(tenant, id) };
  };

  const ofTenant = (tenant: string) =>
    db.selectFrom('stories').selectAll().where('tenant', '=', tenant).where('kind', '=', kind);

  return {
    begin: async (tenant, { id, channel, thread, system, subject }, happening) => {
      const body = seal.close(JSON.stringify(subject), aboutStory(tenant, id));
      const row = { tenant, id, kind, channel, thread, system, body, at: happening.at, open: 1 };
      return db.transaction().execute(async (on) => {
        const added = await on
          .insertInto('stories')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        return added.length > 0 && insert(on, { tenant, story: id, number: first }, happening);
      });
    },
    find: async (tenant, id) => whole(await ofTenant(tenant).where('id', '=', id).executeTakeFirst()),
    openIn: async ({ tenant, channel, thread }) => {
      const there = ofTenant(tenant).where('channel', '=', channel).where('open', '=', 1).orderBy('at', 'desc');
      return whole(await (thread === undefined ? there : there.where('thread', '=', thread)).executeTakeFirst());
    },
    open: async (tenant) => {
      const rows = await ofTenant(tenant).where('open', '=', 1).orderBy('at').execute();
      const stories = await Promise.all(rows.map(whole));
      return stories.flatMap((story) => story ?? []);
    },
    ended: async (tenant, system, most) => {
      const ended = ofTenant(tenant).where('system', '=', system).where('open', '=', 0);
      const stories = await Promise.all((await ended.orderBy('at', 'desc').limit(most).execute()).map(whole));
      return stories.flatMap((story) => story ?? []);
    },
    add: async (tenant, id, after, happening, open) =>
      db.transaction().execute(async (on) => {
        const added = await insert(on, { tenant, story: id, number: after + 1 }, happening);
        if (added) {
          await on
            .updateTable('stories')
            .set({ open: open ? 1 : 0 })
            .where('tenant', '=', tenant)
            .where('id', '=', id)
            .execute();
        }
        return added;
      }),
  };
}
