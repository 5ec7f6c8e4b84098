import { describe, expect, it, vi } from 'vitest';
import { describeAudit } from './audit-contract.ts';
import { describeStore } from './contract.ts';
import { postgres } from './databases.ts';
import { describeInstallations } from './installations-contract.ts';
import { describeOffers } from './offers-contract.ts';
import { describeSeal } from './seal-contract.ts';
import { describeStories } from './stories-contract.ts';
import { describeSystems } from './systems-contract.ts';
import { describeTenancy } from './tenancy-contract.ts';
import { describeTicks } from './ticks-contract.ts';
import { holder, request } from './samples.ts';
import { setDatabase } from './set-database.ts';

const engine = postgres();

describeStore(engine);
describeAudit(engine);
describeInstallations(engine);
describeOffers(engine);
describeSystems(engine);
describeTicks(engine);
describeStories(engine);
describeTenancy(engine);
describeSeal(engine);

describe('replicas whose clocks differ', () => {
  const database = setDatabase(engine);

  it('take nothing from each other while it is in hand', async () => {
    const now = Date.now();
    const right = await database.open();
    await right.journal.accept(request({ at: now }), ['event:1']);
    expect(await right.journal.claim(holder('right', now))).toBeDefined();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now + 60_000);
    const ahead = await database.open();
    clock.mockRestore();
    expect(await ahead.journal.claim(holder('ahead', now + 60_000))).toBeUndefined();
    await Promise.all([right.close(), ahead.close()]);
  });
});
