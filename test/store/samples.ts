import { systemRecord, type SystemRecord } from '../../src/consult/systems/record.ts';
import { newRequestId, type Request } from '../../src/slack/request.ts';
import type { Consultation, Holder } from '../../src/slack/store.ts';

export const at = 1_700_000_000_000;

export const request = (fields: Partial<Request> = {}): Request => ({
  id: newRequestId(fields.at ?? at),
  kind: 'command',
  tenant: 'T1',
  user: 'U1',
  channel: 'C1',
  opens: false,
  text: "rollback v2.3'; drop table requests; --",
  at,
  ...fields,
});

export const holder = (id: string, now = at): Holder => ({ id, now, until: now + 3000 });

export const consultation = (words: string): Consultation => ({
  inquiry: {
    intent: 'rollback',
    params: { version: 'v2.3', rps: 1.5 },
    flags: ['think'],
    using: ['helm'],
    private: false,
    files: false,
    values: { namespace: 'shop' },
    conditions: { urgent: 'yes' },
    figures: { each: 220 },
    facts: { platform: 'gke', language: ['python', 'go'], users: 20_000 },
    words,
  },
  trace: {
    persona: 'DevOps',
    dataVersion: 'abc',
    files: ['devops/persona.md'],
    weights: [{ name: [{ kind: 'text', text: 'automation' }], percent: 30 }],
    rules: [
      { id: 'r', name: [{ kind: 'link', text: 'R', url: 'https://r.example' }], focus: 'f', file: 'devops/r.md' },
    ],
    sources: ['https://s.example'],
  },
  asker: 'U1',
  request: 'R1',
});

export const system: SystemRecord = systemRecord.parse({
  name: 'Checkout',
  place: 'eks',
  using: ['helm', 'argo-cd'],
  values: { namespace: "shop'; --" },
  facts: { database: 'postgres', team_size: 12 },
  slo_percent: 99.95,
});
