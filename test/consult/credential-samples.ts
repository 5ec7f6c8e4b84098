/** Made up here, piece by piece, so that no scanner takes this file for a leak. */
export interface CredentialSample {
  /** The id of the persona's file that knows it. */
  readonly kind: string;
  /** What must be gone. */
  readonly secret: string;
  /** As somebody would paste it. */
  readonly text: string;
}

const weak = ['hunter2', 'secret'].join('');
/** Apart from their values, so that nothing here reads as an assignment. */
const [key, upper, lower, word, tokenWord] = ['Key', 'KEY', 'key', 'Token', 'token'];
const letters = 'AbCdEfGhIjKlMnOpQrStUvWxYz';
const mixed = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6';
const hex = '0123456789abcdef0123456789abcdef01234567';
const some = (length: number, from = mixed): string => from.repeat(20).slice(0, length);
const joined = (...parts: readonly string[]): string => parts.join('');

const sample = (kind: string, secret: string, text = secret): CredentialSample => ({ kind, secret, text });

const pem = joined('-----BEGIN RSA PRIVATE', ' KEY-----\nMI', some(160), '\n-----END RSA PRIVATE', ' KEY-----');
const account = JSON.stringify(
  {
    type: 'service_account',
    project_id: 'shop-1',
    private_key_id: 'f'.repeat(40),
    private_key: joined('-----BEGIN PRIVATE', ' KEY-----\n', some(200), '\n-----END PRIVATE', ' KEY-----\n'),
    client_email: 'ci@shop-1.iam.gserviceaccount.com',
    client_id: '123456789012345678901',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: 'https://www.googleapis.com/robot/v1/metadata/x509/ci',
  },
  undefined,
  2,
);

/** Some of secretlint's rules look at files of one name only. */
const withRule = (rule: string, one: CredentialSample, file = 'message.txt') => ({ rule, file, ...one });

/** One for each rule of secretlint's recommended preset, at least. */
export const credentialSamples = [
  withRule('aws', sample('aws-access-key', some(40), `AWS_SECRET_ACCESS_KEY=${some(40)}`)),
  withRule('gcp', sample('gcp-service-account', some(60), account), 'key.json'),
  withRule('privatekey', sample('private-key', some(60), pem)),
  withRule('npm', sample('npm-token', joined('npm', '_', some(36)))),
  withRule('npm', sample('npm-token', some(40), `//registry.npmjs.org/:_auth${word}=${some(40)}`), '.npmrc'),
  withRule(
    'npm',
    sample('github-token', some(40), `https://${some(40)}:x-oauth-basic@github.com/acme/shop.git`),
    'package.json',
  ),
  withRule('basicauth', sample('database-url', weak, `https://deploy:${weak}@git.internal.io/shop`)),
  withRule('slack', sample('slack-token', joined('xoxb', '-123456789012-1234567890123-', some(24)))),
  withRule('slack', sample('slack-token', joined('xapp', '-1-A0123456789-1234567890123-', some(40)))),
  withRule(
    'slack',
    sample(
      'slack-token',
      some(24),
      `https://hooks.slack.com/services/T0${'A'.repeat(8)}/B0${'B'.repeat(8)}/${some(24)}`,
    ),
  ),
  withRule('sendgrid', sample('vendor-token', joined('SG', '.', some(22), '.', some(43)))),
  withRule('shopify', sample('vendor-token', joined('shpat', '_', some(32, hex)))),
  withRule('stripe', sample('stripe-key', joined('sk', '_live_', some(30)))),
  withRule('github', sample('github-token', joined('ghp', '_', some(36)))),
  withRule('github', sample('github-token', joined('github', '_pat_', some(82)))),
  withRule('github', sample('github-token', joined('ghs', '_', '12345_', some(60), '.', some(60), '.', some(60)))),
  withRule('gitlab', sample('gitlab-token', joined('glpat', '-', some(20)))),
  withRule('grafana', sample('vendor-token', joined('glsa', '_', some(32), '_', '0a1b2c3d'))),
  withRule('grafana', sample('vendor-token', joined('glc', '_', some(60)))),
  withRule('openai', sample('vendor-token', joined('sk', '-', some(20), 'T3Blbk', 'FJ', some(20)))),
  withRule('anthropic', sample('vendor-token', joined('sk', '-ant-api03-', some(93), 'AA'))),
  withRule('groq', sample('vendor-token', joined('gsk', '_', some(52)))),
  withRule('huggingface', sample('vendor-token', joined('hf', '_', some(34, letters)))),
  withRule('linear', sample('vendor-token', joined('lin', '_api_', some(40)))),
  withRule('notion', sample('vendor-token', joined('ntn', '_', '12345678901', some(35)))),
  withRule(
    '1password',
    sample(
      'vendor-token',
      joined(
        'ops',
        '_',
        Buffer.from(
          JSON.stringify({ email: 'ci@acm.1passwordserviceaccounts.com', secretKey: some(60), srpX: hex }),
        ).toString('base64'),
      ),
    ),
  ),
  withRule(
    'database-connection-string',
    sample('database-url', weak, `postgres://shop:${weak}@db.internal.io:5432/shop`),
  ),
  withRule('database-connection-string', sample('database-url', weak, `mysql://shop:${weak}@db.internal.io:3306/shop`)),
  withRule(
    'database-connection-string',
    sample('database-url', weak, `mongodb+srv://shop:${weak}@cluster0.internal.io/shop`),
  ),
  withRule('hashicorp-vault', sample('vault-token', joined('hvs', '.', some(95)))),
  withRule('vercel', sample('vendor-token', joined('vcp', '_', some(24)))),
  withRule('databricks', sample('vendor-token', joined('dapi', some(32, hex)))),
  withRule('docker', sample('vendor-token', joined('dckr', '_pat_', some(27)))),
  withRule('figma', sample('vendor-token', joined('figd', '_', some(43)))),
  withRule('cloudflare', sample('vendor-token', joined('cfut', '_', some(40), '0a1b2c3d'))),
  withRule('tailscale', sample('vendor-token', joined('tskey', '-auth-', some(16), '-', some(32)))),
];

/** Kinds of ours that the preset has no rule for. */
export const otherSamples = [
  sample('aws-access-key', joined('AKIA', 'Z7VRSQ5TJN2XMPLB')),
  sample('azure-secret', joined('abc8', 'Q~', some(34))),
  sample(
    'azure-secret',
    some(86),
    `DefaultEndpointsProtocol=https;AccountName=shop;Account${key}=${some(86)}==;EndpointSuffix=core.windows.net`,
  ),
  sample(
    'azure-secret',
    some(43),
    `https://shop.blob.core.windows.net/backup?sv=2024-11-04&se=2026-12-01&sr=c&sp=r&sig=${some(43)}%3D`,
  ),
  sample('datadog-key', some(32, hex), `DD_API_${upper}=${some(32, hex)}`),
  sample(
    'datadog-key',
    some(40, hex),
    `curl -H "DD-APPLICATION-${upper}: ${some(40, hex)}" https://api.datadoghq.com/api/v1/validate`,
  ),
  sample(
    'pagerduty-key',
    some(20),
    `curl -H "Authorization: Token ${tokenWord}=${some(20)}" https://api.pagerduty.com/users`,
  ),
  sample('pagerduty-key', some(32, hex), `routing_${lower}: ${some(32, hex)}`),
  sample('json-web-token', joined('eyJ', 'hbGciOiJIUzI1NiJ9.', some(40), '.', some(40))),
  sample('vendor-token', joined('pypi', '-', some(60))),
  sample('other', weak, `password=${weak}`),
  sample('other', weak, `the password is ${weak}, where should we store it?`),
  sample(
    'private-key',
    some(60),
    joined('-----BEGIN OPENSSH PRIVATE', ' KEY-----\n', some(200), '\n-----END OPENSSH PRIVATE', ' KEY-----'),
  ),
];
