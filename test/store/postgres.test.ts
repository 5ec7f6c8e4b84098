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
