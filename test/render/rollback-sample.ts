import type { Blueprint } from '../../src/consult/blueprint.ts';
import { fact, from, gap, p, sh, step, t, weights } from './author.ts';

/** Somebody at 03:00, with a chart that Argo CD drives. */
export const rollback: Blueprint = {
  inquiry: {
    intent: 'rollback',
    params: { version: 'v2.3' },
    flags: [],
    using: [],
    values: {},
    conditions: {},
    figures: {},
    private: false,
    files: false,
    words: 'rollback v2.3',
  },
  title: t('Roll back checkout to v2.3'),
  subject: [
    fact('Environment', 'production'),
    fact('Platform', 'Kubernetes, chart under Argo CD'),
    fact('Versions', 'v2.4.1 → v2.3', 'computed'),
    fact('Plan', '14 min of your 15 min', 'computed'),
  ],
  lead: [
    t(
      ['strong', 'GO WITH STEPS.'],
      ' V31 adds a nullable column, V32 an index: v2.3 runs on this schema, leave it. Image v2.3 is 3 days old, inside your 30-day retention.',
    ),
    t('Not known: whether v2.4 wrote events that v2.3 cannot read.'),
  ],
  cautions: [
    {
      text: t('Auto-sync is on: Argo CD refuses ', ['code', 'argocd app rollback'], ' while it is.'),
      why: t('Self-heal undoes a ', ['code', 'kubectl rollout undo'], ' within seconds.'),
      instead: t('Pause automation first, in step 2.'),
      source: from('platforms/argo-cd.md'),
    },
  ],
  sections: [
    {
      kind: 'steps',
      id: 'steps',
      title: t('Steps'),
      place: 'first',
      source: from('runbooks/rollback.md'),
      seconds: 840,
      targetSeconds: 900,
      steps: [
        step('Say so', 60, [
          p('“Rolling checkout back to v2.3, ', gap('incident commander'), ' decides, next update in 10 min.”'),
        ]),
        step('Pause automation', 60, [sh('argocd app set checkout --sync-policy none')], {
          expect: t(['code', 'argocd app get checkout'], ' no longer shows an automated policy.'),
          fails: t('If a parent application manages this one, pause the parent first: it would switch it back on.'),
          repeat: t('safe'),
          why: t('automation that heals the old state would fight the rollback'),
        }),
        step('Find the deployment that carried v2.3', 60, [sh('argocd app history checkout')], {
          expect: t('a row with v2.3. Paste the output here: the id goes into step 4.'),
          fails: t('Not in the list? Argo CD keeps the last ten. Skip to step 6: the revert is the rollback.'),
          repeat: t('safe, it only reads'),
        }),
        step(
          'Roll back',
          180,
          [
            sh(
              'argocd app rollback checkout "${HISTORY_ID:?from step 3}"\nkubectl -n checkout rollout status deploy/checkout --timeout=5m',
            ),
          ],
          {
            expect: t(['code', 'deployment "checkout" successfully rolled out']),
            fails: t(
              'After 5 min without ready pods: ',
              ['code', 'kubectl -n checkout describe pod -l app=checkout'],
              ', then decide: forward with a fix, or further back.',
            ),
            repeat: t('safe'),
          },
        ),
        step(
          'See it serving',
          480,
          [
            p('The image that runs:'),
            sh(`kubectl -n checkout get deploy checkout -o jsonpath='{.spec.template.spec.containers[*].image}'`),
            p('The error ratio, at most 0.1% (your SLO):'),
            {
              kind: 'code',
              code: {
                language: 'promql',
                text: 'sum(rate(http_requests_total{app="checkout",code=~"5.."}[5m]))\n  / sum(rate(http_requests_total{app="checkout"}[5m]))',
              },
            },
          ],
          { expect: t('the image ends in ', ['code', ':v2.3'], '; three quiet minutes before you say “mitigated”.') },
        ),
        step('Make it last', 0, [
          {
            kind: 'list',
            ordered: true,
            items: [
              t('Revert the change in the configuration repository by pull request.'),
              t('Once Git says v2.3: ', ['code', 'argocd app set checkout --sync-policy automated --self-heal']),
            ],
          },
        ]),
      ],
    },
    {
      kind: 'bullets',
      id: 'triggers',
      title: t('When to roll back'),
      place: 'more',
      source: from('runbooks/rollback.md'),
      groups: [
        {
          title: t('Any one is enough'),
          items: [
            t('Burn rate of 14.4 or more over 5 min and 1 h, within an hour of a release'),
            t('A failed smoke test'),
            t('Data at risk'),
          ],
        },
      ],
    },
    {
      kind: 'table',
      id: 'tell',
      title: t('Who to tell'),
      place: 'more',
      source: from('runbooks/rollback.md'),
      columns: [t('Who'), t('When'), t('In which words')],
      rows: [
        [t('#checkout-prod'), t('before step 2'), t('“Rolling back to v2.3, next update in 10 min.”')],
        [t('Support'), t('after step 5'), t('“Checkout works again; we watch it until 15:00.”')],
        [t(gap('product owner')), t('today'), t('what broke, for how long, what changes')],
      ],
      note: t('One person writes, the others work.'),
    },
    {
      kind: 'prose',
      id: 'prevent',
      title: t('What to prevent next time'),
      place: 'more',
      source: from('strategies/canary.md'),
      blocks: [
        p('An analysis step that aborts a canary at the same ratio would have stopped this at 10% of the traffic. ', {
          kind: 'link',
          text: 'Argo Rollouts: analysis',
          url: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
        }),
      ],
    },
  ],
  followUps: [
    { id: 'work', label: t('Work through it'), ask: 'rollback v2.3 step=1' },
    { id: 'other', label: t('Deployed another way'), ask: 'rollback v2.3 platform=other' },
    { id: 'when', label: t('When should I roll back at all?'), ask: 'when should I roll back' },
    { id: 'file', label: t('Runbook file'), ask: 'runbook rollback' },
    { id: 'why', label: t('Why this plan'), ask: 'why' },
    { id: 'staging', label: t('For staging'), ask: 'rollback v2.3 environment=staging' },
  ],
  gaps: [
    { name: 'commander', label: t('incident commander'), example: '@ana' },
    { name: 'owner', label: t('product owner') },
  ],
  trace: {
    persona: 'devops',
    dataVersion: '3f9c1a27',
    files: [
      'devops/runbooks/rollback.md',
      'devops/platforms/argo-cd.md',
      'devops/strategies/canary.md',
      'devops/persona.md',
    ],
    weights,
    rules: [],
    sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app_rollback/'],
  },
};
