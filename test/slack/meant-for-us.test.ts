import { describe, expect, it } from 'vitest';
import { openConsultant } from '../../src/open-consultant.ts';
import { consult } from '../../src/slack/consult.ts';
import type { Consultation } from '../../src/slack/store.ts';

const consultant = openConsultant();

const asked = consultant.read('rollback checkout to v2.3 on helm');
if (asked.kind !== 'inquiry') throw new Error('not understood');
const { inquiry, trace } = consultant.answer(asked.inquiry);
const earlier: Consultation = { inquiry, trace, asker: 'U1', request: 'R0' };

const hear = (text: string): string =>
  consult(
    consultant,
    { id: 'R1', kind: 'reply', tenant: 'T1', user: 'U1', channel: 'C1', thread: '1.2', opens: false, text, at: 0 },
    earlier,
  ).kind;

const listing = `REVISION	UPDATED                 	STATUS    	CHART         	APP VERSION	DESCRIPTION
1	Mon Nov 2 10:00:00 2026	superseded	checkout-1.0.0	v2.3	Install complete
2	Mon Nov 9 10:00:00 2026	deployed	checkout-1.1.0	v2.4	Upgrade complete`;

describe('what the asker says in the thread without a mention', () => {
  it.each([
    'v2.2 instead',
    'for staging',
    'what if it is blue-green?',
    'what if we are on ecs?',
    'on ecs',
    '--think',
    'namespace=shop',
    'why',
    'runbook incident',
    'how do I roll back the database?',
    listing,
    `\`\`\`${listing}\`\`\``,
  ])('is for the bot: %s', (text) => {
    expect(hear(text)).toBe('answer');
  });

  it.each([
    'thanks',
    'ok',
    'hm',
    '+1',
    'thanks, doing it now',
    'I will deploy it after lunch',
    'deploying now',
    'rolled back, errors are gone',
    'done with step 3',
    'v2.3 is live',
    'incident is over',
    'the staging cluster is down too',
    'scaling up',
    'can you check the database?',
    'who is on call?',
    'should we wait for anna?',
    'what about lunch?',
    'is anybody looking at the dashboards?',
    'we should write a postmortem about the release pipeline',
  ])('is for colleagues: %s', (text) => {
    expect(hear(text)).toBe('silence');
  });

  it('is explained when it could only be a mistake made with the bot', () => {
    expect(hear('v2.3; rm -rf /')).toBe('hint');
  });
});
