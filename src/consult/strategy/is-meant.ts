import type { Card } from '../../persona/persona.ts';
import { saidIn } from '../pieces/said-in.ts';
import type { Inquiry } from '../inquiry.ts';

/** What the record lists is there; what was said is what this change is to be made with. */
export const isMeant = ({ record, words }: Inquiry, { id, name, data }: Card<'platform'>): boolean =>
  record?.using.includes(id) !== true || [name, ...data.says].some(saidIn(words));
