import { z } from 'zod';
import { jsonText } from '../json-text.ts';

/** The conversation in which the Home's buttons are answered, and what it shows. */
export interface HomePlace {
  readonly channel: string;
  /** The id of a system; '' for the one that has no name. */
  readonly system: string;
  readonly list: string;
}

/** Slack takes no menu with an empty value. */
export const noSystem = '-';

const channel = z.string().regex(/^D/u);

const written = jsonText.pipe(z.object({ channel, system: z.string(), list: z.string() }));

/** A Home of an earlier version carries the conversation alone. */
export const homePlace = z.union([
  channel.transform((id) => ({ channel: id, system: undefined, list: undefined })),
  written,
]);

export const homePlaceText = ({ channel: id, system, list }: HomePlace): string =>
  JSON.stringify({ channel: id, system, list });
