import type { Consultant } from '../consult/consultant.ts';

/** What to say at each field of a form in which somebody entered a credential. */
export const refusedFields = (
  { refuseCredential }: Pick<Consultant, 'refuseCredential'>,
  entered: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(entered).flatMap(([field, value]) => {
      const refused = typeof value === 'string' ? refuseCredential(value) : undefined;
      return refused === undefined ? [] : [[field, refused] as const];
    }),
  );
