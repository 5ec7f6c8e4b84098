import { deployCloud, needsCluster, registryHost, registryOf, type Cloud } from '../access.ts';
import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';
import { fetchTool } from '../releases.ts';
import { actions } from './actions.ts';
import type { Permissions, Step } from './workflow.ts';

/** Tokens for minutes by OIDC where the other side can; a secret of the environment, by name, where it cannot. */

const longSession = 10_800;

/** Whether a deployment takes longer than an hour, and the role must allow it. */
export const needsLongSession = (recipe: Recipe): boolean => deployCloud(recipe) === 'aws' && isGradual(recipe);

const cloudLogin: Readonly<Record<Cloud, (purpose: 'REGISTRY' | 'DEPLOY', long?: boolean) => Step>> = {
  aws: (purpose, long = false) => ({
    name: 'Log in to AWS',
    uses: actions.aws.uses,
    with: {
      'role-to-assume': `\${{ vars.AWS_${purpose}_ROLE }}`,
      'aws-region': '${{ vars.AWS_REGION }}',
      // A rollout in steps outlasts the hour that a session has by itself.
      ...(long && { 'role-duration-seconds': longSession }),
    },
  }),
  gcp: (purpose) => ({
    name: 'Log in to Google Cloud',
    id: 'gcp',
    uses: actions.gcp.uses,
    with: {
      workload_identity_provider: '${{ vars.GCP_IDENTITY_PROVIDER }}',
      service_account: `\${{ vars.GCP_${purpose}_SERVICE_ACCOUNT }}`,
      ...(purpose === 'REGISTRY' && { token_format: 'access_token' }),
    },
  }),
  azure: (purpose) => ({
    name: 'Log in to Azure',
    uses: actions.azure.uses,
    with: {
      'client-id': `\${{ vars.AZURE_${purpose}_CLIENT_ID }}`,
      'tenant-id': '${{ vars.AZURE_TENANT_ID }}',
      'subscription-id': '${{ vars.AZURE_SUBSCRIPTION_ID }}',
    },
  }),
};

const dockerLogin = (registry: string, username: string, password: string): Step => ({
  name: 'Log in to the registry',
  uses: actions.login.uses,
  with: { registry, username, password },
});

export function registryLogin(recipe: Recipe): readonly Step[] {
  const host = registryHost(recipe) ?? '${{ vars.REGISTRY }}';
  switch (registryOf(recipe)) {
    case 'ghcr':
      return [dockerLogin('ghcr.io', '${{ github.actor }}', '${{ secrets.GITHUB_TOKEN }}')];
    case 'ecr':
      return [cloudLogin.aws('REGISTRY'), { name: 'Log in to the registry', uses: actions.ecrLogin.uses }];
    case 'gar':
      return [
        cloudLogin.gcp('REGISTRY'),
        dockerLogin(host, 'oauth2accesstoken', '${{ steps.gcp.outputs.access_token }}'),
      ];
    case 'acr':
      return [
        cloudLogin.azure('REGISTRY'),
        { name: 'Log in to the registry', env: { REGISTRY: host }, run: 'az acr login --name "${REGISTRY%%.*}"' },
      ];
    case 'gitlab':
    case 'unknown':
      return [dockerLogin(host, '${{ vars.REGISTRY_USER }}', '${{ secrets.REGISTRY_PASSWORD }}')];
  }
}

export const registryPermissions = (recipe: Recipe, access: 'read' | 'write'): Permissions => {
  const registry = registryOf(recipe);
  return {
    ...(registry === 'ghcr' && { packages: access }),
    ...((registry === 'ecr' || registry === 'gar' || registry === 'acr') && { 'id-token': 'write' }),
  };
};

const clusterLogin = (recipe: Recipe): readonly Step[] => {
  switch (recipe.cloud) {
    case 'aws':
      return [
        {
          name: 'Find the cluster',
          env: { EKS_CLUSTER: '${{ vars.EKS_CLUSTER }}' },
          run: 'aws eks update-kubeconfig --name "$EKS_CLUSTER"',
        },
      ];
    case 'gcp':
      return [
        {
          name: 'Find the cluster',
          uses: actions.gke.uses,
          with: { cluster_name: '${{ vars.GKE_CLUSTER }}', location: '${{ vars.GCP_REGION }}' },
        },
      ];
    case 'azure':
      return [
        {
          name: 'Find the cluster',
          env: { AKS_CLUSTER: '${{ vars.AKS_CLUSTER }}', AZURE_RESOURCE_GROUP: '${{ vars.AZURE_RESOURCE_GROUP }}' },
          run: [
            'sudo az aks install-cli',
            'az aks get-credentials --name "$AKS_CLUSTER" --resource-group "$AZURE_RESOURCE_GROUP"',
            'kubelogin convert-kubeconfig --login azurecli',
            '',
          ].join('\n'),
        },
      ];
    case undefined:
      return [
        {
          name: 'Find the cluster',
          env: { CLUSTER_ACCESS: '${{ secrets.KUBECONFIG }}' },
          run: [
            'install -m 600 /dev/stdin "$RUNNER_TEMP/kubeconfig" <<< "$CLUSTER_ACCESS"',
            'echo "KUBECONFIG=$RUNNER_TEMP/kubeconfig" >> "$GITHUB_ENV"',
            '',
          ].join('\n'),
        },
      ];
  }
};

export function deployLogin(recipe: Recipe): readonly Step[] {
  const cloud = deployCloud(recipe);
  return [
    ...(cloud === undefined ? [] : [cloudLogin[cloud]('DEPLOY', needsLongSession(recipe))]),
    ...(recipe.family === 'cloud-run' ? [{ name: 'Install gcloud', uses: actions.setupGcloud.uses }] : []),
    ...(needsCluster(recipe) ? clusterLogin(recipe) : []),
    ...(recipe.gitops === 'argo-cd'
      ? [
          {
            name: 'Install the argocd of this server',
            run: [
              'curl --fail --silent --show-error --location --output "$RUNNER_TEMP/argocd" "https://$ARGOCD_SERVER/download/argocd-linux-amd64"',
              'sudo install -m 755 "$RUNNER_TEMP/argocd" /usr/local/bin/argocd',
              '',
            ].join('\n'),
          },
        ]
      : []),
    ...(recipe.family === 'nomad'
      ? [
          {
            name: 'Install nomad',
            run: [
              'cd "$RUNNER_TEMP"',
              ...fetchTool('nomad'),
              'sudo install -m 755 nomad /usr/local/bin/nomad',
              '',
            ].join('\n'),
          },
        ]
      : []),
    ...(recipe.family === 'vm'
      ? [
          {
            name: 'Let Ansible in',
            env: { SSH_PRIVATE_KEY: '${{ secrets.SSH_PRIVATE_KEY }}', SSH_KNOWN_HOSTS: '${{ vars.SSH_KNOWN_HOSTS }}' },
            run: [
              'install -D -m 600 /dev/stdin ~/.ssh/known_hosts <<< "$SSH_KNOWN_HOSTS"',
              'eval "$(ssh-agent -s)"',
              'ssh-add - <<< "$SSH_PRIVATE_KEY"',
              'echo "SSH_AUTH_SOCK=$SSH_AUTH_SOCK" >> "$GITHUB_ENV"',
              '',
            ].join('\n'),
          },
        ]
      : []),
  ];
}

/** Secrets that a tool of the platform reads by itself. */
export const deploySecrets = (recipe: Recipe): Readonly<Record<string, string>> => ({
  ...(recipe.gitops === 'argo-cd' && { ARGOCD_AUTH_TOKEN: '${{ secrets.ARGOCD_AUTH_TOKEN }}' }),
  ...(recipe.family === 'nomad' && { NOMAD_TOKEN: '${{ secrets.NOMAD_TOKEN }}' }),
});
