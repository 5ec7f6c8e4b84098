import { z } from 'zod';

const shape = z.object({
  user: z.object({ id: z.string(), team_id: z.string() }),
  event: z.undefined().optional(),
});

/** Who pressed something, or sent a form, and where they are at home; undefined for what is neither. */
export function pressedBy(body: unknown): { readonly person: string; readonly home: string } | undefined {
  const user = shape.safeParse(body).data?.user;
  return user && { person: user.id, home: user.team_id };
}
