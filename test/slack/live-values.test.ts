import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/render/slack/limits.ts';
import { incidentActs, incidentText, writeIncident } from '../../src/slack/incidents/incident-value.ts';
import { runDeeds, runText, writeRun } from '../../src/slack/runs/run-value.ts';

/** A channel, and a time in it. */
const id = fc
  .tuple(fc.stringMatching(/^[CG][A-Z0-9]{8,10}$/u), fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }))
  .map(([channel, seconds]) => `${channel}-${seconds}.123456`);

describe('what a menu of a live message carries', () => {
  it('is read as it was written, and fits into a choice', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...runDeeds), fc.nat(200), fc.nat(999), (run, deed, step, seen) => {
        const text = writeRun({ run, deed, step, seen });
        expect(text.length).toBeLessThanOrEqual(limits.modal.option);
        expect(runText.parse(text)).toEqual({ run, deed, step, seen });
      }),
    );
    fc.assert(
      fc.property(
        id,
        fc.constantFrom(...incidentActs),
        fc.constantFrom('commander', 'sev-1', 'investigating', '15'),
        fc.nat(999),
        (incident, act, what, seen) => {
          const text = writeIncident({ incident, act, what, seen });
          expect(text.length).toBeLessThanOrEqual(limits.modal.option);
          expect(incidentText.parse(text)).toEqual({ incident, act, what, seen });
        },
      ),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(runText.safeParse(text).success).toBe(false);
        expect(incidentText.safeParse(text).success).toBe(false);
      }),
    );
    expect(runText.safeParse('2|C1|done|1|0').success).toBe(false);
  });
});
