/** Node runs our TypeScript as it is: nothing is made of it first, in tests as in the bot. */
export const asNodeRuns = { viteModuleRunner: false, nodeLoader: false };
