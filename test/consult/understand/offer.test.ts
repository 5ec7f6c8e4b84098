import { describe, expect, it } from 'vitest';
import { ours } from '../../support/ours.ts';

const { offerFor } = ours;

describe('an offer of help', () => {
  it.each([
    'the helm upgrade of billing hangs and half of the pods are gone, what can i do?',
    'can anybody help me with a failing terraform apply on staging?',
    'how do we get alerts for the backup job into this channel?',
    'certificate of the shop expired an hour ago, browsers refuse it',
    'could somebody look over my network policy, the ingress is blocked since then',
    'new pods crash since the rollout, do I stop it or wait',
    'grafana alert for disk fires every ten minutes, is anybody looking at the log host?',
    'who can add a dns entry for me',
    'is it our firewall',
    'times out inside the vpc, outside it is fine',
    'our tls certificate ends on friday and nobody knows who renews it',
    'zertifikat ist abgelaufen und keiner kommt auf den server',
  ])('is made to %s', (text) => {
    const { wanted, confidence, topics } = offerFor(text);
    expect(wanted).toBe(true);
    expect(confidence).toBeGreaterThan(0.8);
    expect(topics[0]?.score).toBeGreaterThan(0.3);
  });

  it.each(['site is down', 'prod is down, nothing answers'])('is made to %s, whatever the subject may be', (text) => {
    expect(offerFor(text).wanted).toBe(true);
  });

  it.each([
    'thanks, the deploy went through',
    'lunch at noon?',
    'select with a left join returns every row twice, what is wrong with my query?',
    'how do you pronounce terraform, serious question',
    'the alerts were my test, all green again',
    '@sam the pod failed because of a missing variable, see the ticket',
    'how many sick days do we get per year?',
    'the manual of the shop api had a mistake, I fixed the example',
    'deployed 4.2 to production, all green',
    'who has the slides of the sales pipeline review?',
    'the marketing team is fully deployed at the fair',
    'the coffee machine is down again',
    'my passport expires in june, where do I renew it',
    'took the page, restarting the broker now',
    'der deploy ist durch, danke an alle',
    'ok',
    '',
  ])('is not made to %s', (text) => {
    expect(offerFor(text).wanted).toBe(false);
  });
});
