import { describeStore } from './contract.ts';
import { postgres } from './databases.ts';
import { describeOffers } from './offers-contract.ts';
import { describeSeal } from './seal-contract.ts';
import { describeSystems } from './systems-contract.ts';
import { describeTenancy } from './tenancy-contract.ts';
import { describeTicks } from './ticks-contract.ts';

const engine = postgres();

describeStore(engine);
describeOffers(engine);
describeSystems(engine);
describeTicks(engine);
describeTenancy(engine);
describeSeal(engine);
