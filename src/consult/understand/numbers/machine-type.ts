const families: readonly RegExp[] = [
  /^(?:(?:db|cache)\.)?[a-z]{1,3}\d[a-z\d-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?)$/,
  /^[a-z]\d[a-z]?-(?:standard|highmem|highcpu|ultramem|megamem|micro|small|medium)(?:-\d+)?$/,
  /^standard_[a-z]{1,3}\d+[a-z\d_-]*$/,
];

/** `m5.large`, `db.r6g.xlarge`, `e2-standard-4`, `standard_d4s_v5`: what machines are rented as, and no name of a system. */
export const isMachineType = (word: string): boolean => families.some((family) => family.test(word));
