import type { Recipe } from '../recipe.ts';

/** Who is told what. Keys and hook addresses are read from files that the secret store mounts. */

const secretFile = (name: string): string => `/etc/alertmanager/secrets/${name}`;

const slack = (channel: string): object => ({
  api_url_file: secretFile('slack-webhook-url'),
  channel,
  send_resolved: true,
  title: '{{ .CommonAnnotations.summary }}',
  text: '{{ range .Alerts }}{{ .Annotations.description }} {{ .Annotations.runbook_url }}\n{{ end }}',
});

export function alertmanagerConfig({ system, pager }: Recipe): object {
  const page = `${system}-page`;
  const ticket = `${system}-ticket`;
  const app = `app="${system}"`;
  return {
    route: {
      receiver: 'default',
      group_by: ['app', 'alertname'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
      routes: [
        { matchers: [app, 'severity="page"'], receiver: page, group_wait: '10s', repeat_interval: '1h' },
        { matchers: [app, 'severity="ticket"'], receiver: ticket, repeat_interval: '3d' },
      ],
    },
    // One fault is one message: while a page is out, the slower alerts of the same service add nothing.
    inhibit_rules: [
      { source_matchers: [app, 'severity="page"'], target_matchers: [app, 'severity="ticket"'], equal: ['app'] },
    ],
    receivers: [
      { name: 'default', slack_configs: [slack('#alerts')] },
      {
        name: page,
        ...(pager === 'pagerduty'
          ? { pagerduty_configs: [{ routing_key_file: secretFile('pagerduty-routing-key'), severity: 'critical' }] }
          : { slack_configs: [slack(`#${system}-oncall`)] }),
      },
      { name: ticket, slack_configs: [slack(`#${system}`)] },
    ],
  };
}
