import type { Inquiry, Intent } from '../../consult/inquiry.ts';
import { systemId } from '../../consult/systems/record.ts';
import type { SavedSystem } from '../systems/systems.ts';

const nothingSaid = {
  flags: [],
  using: [],
  values: {},
  conditions: {},
  figures: {},
  private: false,
  files: false,
  words: '',
} as const;

/** A question that nobody typed, in the light of what the team recorded of a system. */
export const askFor = (intent: Intent, system = '', saved?: SavedSystem): Inquiry => ({
  ...nothingSaid,
  intent,
  params: system === '' ? {} : { system: saved?.record.name ?? system },
  ...(saved && { record: saved.record }),
});

/** The system whose lists an answer shows; '' where nobody named one. */
export const systemOf = ({ record, params }: Inquiry): string => systemId(record?.name ?? params.system ?? '');
