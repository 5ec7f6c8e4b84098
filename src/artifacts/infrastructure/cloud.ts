import type { Block } from './hcl.ts';

/** The part of a skeleton that differs between clouds: a registry, and an identity the pipeline gets for minutes. */
export interface CloudSkeleton {
  readonly backend: string;
  readonly provider: { readonly name: string; readonly source: string; readonly version: string };
  readonly main: readonly Block[];
  readonly variables: readonly Block[];
  readonly outputs: readonly Block[];
}
