import { beforeEach, describe, expect, it } from 'vitest';
import type { Installation } from '../../src/slack/installs/installation.ts';
import type { Kept } from '../../src/slack/installs/installations.ts';
import type { Store } from '../../src/slack/store.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, holder } from './samples.ts';

const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

const installation = (fields: Partial<Installation> = {}): Installation => ({
  tenant: 'T1',
  id: 'T1',
  token: 'xoxb-1',
  botId: 'B1',
  botUserId: 'UB1',
  scopes: ['commands'],
  person: 'U1',
  at,
  ...fields,
});

const rotating = installation({ refreshToken: 'xoxe-1', expiresAt: at + 1000 });
const tokens = { token: 'xoxb-2', refreshToken: 'xoxe-2', expiresAt: at + 9000 };

/** Where the app is installed, in every store. */
export function describeInstallations(engine: Engine): void {
  describe(`installations in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;
    let other: Store;

    beforeEach(async () => {
      store = await database.open([old]);
      other = await database.open([old]);
    });

    const saved = async (one: Installation): Promise<Kept> => {
      await store.installations.save(one);
      const kept = await store.installations.of(one.id);
      if (kept === undefined) throw new Error('it is not there');
      return kept;
    };

    it('are found as they were saved, by every process', async () => {
      await store.installations.save(rotating);
      const expected = { ...rotating, revision: 1 };
      expect(await other.installations.find({ tenant: 'T1', team: 'T1' })).toEqual(expected);
      expect(await other.installations.find({ tenant: 'T1' })).toEqual(expected);
      expect(await other.installations.of('T1')).toEqual(expected);
    });

    it('are found for a team, of the team or of its organisation, whichever is newer', async () => {
      const find = async (team?: string) => (await store.installations.find({ tenant: 'E1', team }))?.token;
      await store.installations.save(installation({ tenant: 'E1', id: 'T1', token: 'team' }));
      expect(await find('T1')).toBe('team');
      expect(await find('T2')).toBeUndefined();
      await store.installations.save(installation({ tenant: 'E1', id: 'E1', token: 'wide', at: at + 1 }));
      expect([await find('T1'), await find('T2'), await find()]).toEqual(['wide', 'wide', 'wide']);
      await store.installations.save(installation({ tenant: 'E1', id: 'T1', token: 'again', at: at + 2 }));
      expect([await find('T1'), await find('T2')]).toEqual(['again', 'wide']);
    });

    it('are those of the team, whoever spoke there belongs to', async () => {
      await store.installations.save(installation({ tenant: 'E2', id: 'E2', token: 'of the guest', at: at + 9 }));
      await store.installations.save(installation({ token: 'of the host' }));
      expect(await store.installations.find({ tenant: 'E2', team: 'T1' })).toMatchObject({
        tenant: 'T1',
        token: 'of the host',
      });
    });

    it('follow a workspace that joins an organisation', async () => {
      await store.installations.save(installation());
      await store.installations.save(installation({ tenant: 'E1', at: at + 1 }));
      expect(await store.installations.any('T1')).toBe(false);
      expect(await store.installations.of('T1')).toMatchObject({ tenant: 'E1' });
    });

    it('are renewed by one process at a time', async () => {
      const kept = await saved(rotating);
      expect(await store.installations.takeTurn(kept, holder('A'))).toBe(true);
      expect(await other.installations.takeTurn(kept, holder('B'))).toBe(false);
      expect(await other.installations.renew(kept, tokens, 'B')).toBe(false);
      expect(await store.installations.renew(kept, tokens, 'A')).toBe(true);
      const renewed = await other.installations.of('T1');
      expect(renewed).toEqual({ ...rotating, ...tokens, revision: 2 });
      // What somebody saw before is past.
      expect(await other.installations.takeTurn(kept, holder('B', at + 99_999))).toBe(false);
    });

    it('are renewed by another process when the first one is gone', async () => {
      const kept = await saved(rotating);
      expect(await store.installations.takeTurn(kept, holder('A'))).toBe(true);
      expect(await other.installations.takeTurn(kept, holder('B', at + 3001))).toBe(true);
      expect(await store.installations.renew(kept, tokens, 'A')).toBe(false);
      expect(await other.installations.renew(kept, tokens, 'B')).toBe(true);
    });

    it('rest after an attempt that failed', async () => {
      const kept = await saved(rotating);
      await store.installations.takeTurn(kept, holder('A'));
      await store.installations.pause(kept, 'A', at + 60_000);
      expect(await store.installations.takeTurn(kept, holder('A', at + 59_000))).toBe(false);
      expect(await other.installations.takeTurn(kept, holder('B', at + 60_001))).toBe(true);
    });

    it('made anew meanwhile are not overwritten, and not removed', async () => {
      const kept = await saved(rotating);
      await store.installations.takeTurn(kept, holder('A'));
      const anew = await saved({ ...rotating, token: 'xoxb-anew', at: at + 5 });
      expect(await store.installations.renew(kept, tokens, 'A')).toBe(false);
      await store.installations.remove(kept);
      expect(await store.installations.of('T1')).toEqual(anew);
      await store.installations.remove(anew);
      expect(await store.installations.of('T1')).toBeUndefined();
      expect(await store.installations.any('T1')).toBe(false);
    });

    it('are removed also when their token was renewed meanwhile', async () => {
      const kept = await saved(rotating);
      await store.installations.takeTurn(kept, holder('A'));
      await store.installations.renew(kept, tokens, 'A');
      await store.installations.remove(kept);
      expect(await store.installations.of('T1')).toBeUndefined();
    });

    it('go with their tenant, and with no other', async () => {
      await store.installations.save(installation());
      await store.installations.save(installation({ tenant: 'T2', id: 'T2' }));
      await store.forgetTenant('T1');
      expect(await store.installations.of('T1')).toBeUndefined();
      expect(await store.installations.of('T2')).toBeDefined();
    });

    it('are sealed, each for its place, anew at a start, and keep a bot without the key from starting', async () => {
      await store.installations.save(installation());
      const both = await database.open([fresh, old]);
      expect(await both.installations.of('T1')).toMatchObject({ token: 'xoxb-1' });
      await both.close();
      await expect(database.open([old])).rejects.toThrow(/is missing/u);
      const last = await database.open([fresh]);
      expect(await last.installations.of('T1')).toMatchObject({ token: 'xoxb-1' });
      await last.close();
    });
  });
}
