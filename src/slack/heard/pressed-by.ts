import { z } from 'zod';

const shape = z.object({ user: z.object({ team_id: z.string() }), event: z.undefined().optional() });

/** Where whoever pressed something, or sent a form, is at home; undefined for what is neither. */
export const homeOfPress = (body: unknown): string | undefined => shape.safeParse(body).data?.user.team_id;
