/** Actions by commit: a tag can be moved to other code, a commit cannot. Read from the tags of each repository. */

interface Pin {
  readonly uses: string;
  readonly version: string;
}

const pin = (action: string, version: string, commit: string): Pin => ({ uses: `${action}@${commit}`, version });

export const actions = {
  checkout: pin('actions/checkout', 'v7.0.1', '3d3c42e5aac5ba805825da76410c181273ba90b1'),
  cache: pin('actions/cache', 'v5.0.5', '27d5ce7f107fe9357f9df03efb73ab90386fccae'),
  setupNode: pin('actions/setup-node', 'v7.0.0', '820762786026740c76f36085b0efc47a31fe5020'),
  setupPython: pin('actions/setup-python', 'v7.0.0', '5fda3b95a4ea91299a34e894583c3862153e4b97'),
  setupGo: pin('actions/setup-go', 'v7.0.0', 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e'),
  setupJava: pin('actions/setup-java', 'v5.7.0', 'b6effb05e454b25005698d916606bdc6ffcbf961'),
  uploadArtifact: pin('actions/upload-artifact', 'v7.0.0', 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f'),
  downloadArtifact: pin('actions/download-artifact', 'v8.0.1', '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c'),
  setupBuildx: pin('docker/setup-buildx-action', 'v4.3.0', '37fe631027851001ddb9b187196cc803df7f5f0e'),
  buildPush: pin('docker/build-push-action', 'v7.3.0', '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a'),
  login: pin('docker/login-action', 'v4.1.0', '4907a6ddec9925e35a0a9e82d7399ccc52663121'),
  cosign: pin('sigstore/cosign-installer', 'v4.1.2', '6f9f17788090df1f26f669e9d70d6ae9567deba6'),
  aws: pin('aws-actions/configure-aws-credentials', 'v6.2.3', 'e6de054238d6b7531b4efff3b6587d9aade6a06c'),
  ecrLogin: pin('aws-actions/amazon-ecr-login', 'v2.1.7', '03f1aad4c6c7ffd436567f42f9384779290529bd'),
  gcp: pin('google-github-actions/auth', 'v3.0.0', '7c6bc770dae815cd3e89ee6cdf493a5fab2cc093'),
  setupGcloud: pin('google-github-actions/setup-gcloud', 'v3.0.1', 'aa5489c8933f4cc7a4f7d45035b3b1440c9c10db'),
  gke: pin('google-github-actions/get-gke-credentials', 'v3.0.0', '3da1e46a907576cefaa90c484278bb5b259dd395'),
  azure: pin('Azure/login', 'v3.0.1', 'f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca'),
} as const satisfies Record<string, Pin>;

/** Beside each commit stands the version it is: update bots read and rewrite this comment. */
export const actionVersions: ReadonlyMap<string, string> = new Map(
  Object.values(actions).map(({ uses, version }) => [uses, version]),
);
