import type { Migration } from 'kysely/migration';
import { requestsAndConsultations } from './migrations/001-requests-and-consultations.ts';
import { offers } from './migrations/002-offers.ts';
import { askers } from './migrations/003-askers.ts';
import { tenantsApart } from './migrations/004-tenants-apart.ts';
import { systems } from './migrations/005-systems.ts';
import { ticks } from './migrations/006-ticks.ts';
import { releases } from './migrations/007-releases.ts';
import { audit } from './migrations/008-audit.ts';
import { installations } from './migrations/009-installations.ts';
import { stories } from './migrations/010-stories.ts';
import { displaysThatAge } from './migrations/011-displays-that-age.ts';

/** In order; one that has been released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-requests-and-consultations': requestsAndConsultations,
  '002-offers': offers,
  '003-askers': askers,
  '004-tenants-apart': tenantsApart,
  '005-systems': systems,
  '006-ticks': ticks,
  '007-releases': releases,
  '008-audit': audit,
  '009-installations': installations,
  '010-stories': stories,
  '011-displays-that-age': displaysThatAge,
};
