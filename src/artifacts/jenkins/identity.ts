import { deployCloud, needsCluster, registryHost, registryOf, type Cloud } from '../access.ts';
import type { Recipe } from '../recipe.ts';
import type { Argument, Call } from './groovy.ts';

/** Credentials by the ids they have in Jenkins; id tokens come from its OpenID Connect provider plugin. */

type Variables = Readonly<Record<string, Argument>>;

const credentials = (id: string): Call => ({ call: 'credentials', value: id });

const cloudVariables: Readonly<Record<Cloud, Variables>> = {
  aws: { AWS_WEB_IDENTITY_TOKEN_FILE: credentials('aws-id-token-file') },
  gcp: { GOOGLE_ID_TOKEN_FILE: credentials('gcp-id-token-file') },
  azure: { AZURE_ID_TOKEN_FILE: credentials('azure-id-token-file') },
};

const cloudLines: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [': "${AWS_ROLE_ARN:?set AWS_ROLE_ARN}" "${AWS_REGION:?set AWS_REGION}"'],
  gcp: [
    'gcloud iam workload-identity-pools create-cred-config "${GCP_IDENTITY_PROVIDER:?set GCP_IDENTITY_PROVIDER}" --service-account="${GCP_SERVICE_ACCOUNT:?set GCP_SERVICE_ACCOUNT}" --credential-source-file="$GOOGLE_ID_TOKEN_FILE" --output-file=gcp.json',
    'gcloud auth login --cred-file=gcp.json --quiet',
  ],
  azure: [
    'az login --service-principal --username "${AZURE_CLIENT_ID:?set AZURE_CLIENT_ID}" --tenant "${AZURE_TENANT_ID:?set AZURE_TENANT_ID}" --federated-token "$(cat "$AZURE_ID_TOKEN_FILE")" --output none',
  ],
};

const registryCloud = (recipe: Recipe): Cloud | undefined => {
  const registry = registryOf(recipe);
  return registry === 'ecr' ? 'aws' : registry === 'gar' ? 'gcp' : registry === 'acr' ? 'azure' : undefined;
};

export const registryVariables = (recipe: Recipe): Variables => {
  const cloud = registryCloud(recipe);
  return cloud === undefined ? { REGISTRY: credentials('registry') } : cloudVariables[cloud];
};

export function registryLines(recipe: Recipe): readonly string[] {
  const host = registryHost(recipe) ?? '"${IMAGE%%/*}"';
  const login = (user: string, from: string): string =>
    `${from} | docker login --username ${user} --password-stdin ${host}`;
  switch (registryCloud(recipe)) {
    case 'aws':
      return [...cloudLines.aws, login('AWS', 'aws ecr get-login-password')];
    case 'gcp':
      return [...cloudLines.gcp, login('oauth2accesstoken', 'gcloud auth print-access-token')];
    case 'azure':
      return [...cloudLines.azure, `az acr login --name ${host.split('.')[0] ?? host}`];
    case undefined:
      return [login('"$REGISTRY_USR"', `printf %s "$REGISTRY_PSW"`)];
  }
}

export function deployVariables(recipe: Recipe): Variables {
  const cloud = deployCloud(recipe);
  return {
    ...(cloud !== undefined && cloudVariables[cloud]),
    ...(needsCluster(recipe) && cloud === undefined && { KUBECONFIG: credentials('kubeconfig') }),
    ...(recipe.gitops === 'argo-cd' && { ARGOCD_AUTH_TOKEN: credentials('argocd-token') }),
    ...(recipe.gitops !== undefined && { GIT: credentials('deploy-git') }),
    ...(recipe.family === 'nomad' && { NOMAD_TOKEN: credentials('nomad-token') }),
    ...(recipe.family === 'vm' && { ANSIBLE_PRIVATE_KEY_FILE: credentials('ssh-key-file') }),
  };
}

const clusterLines: Readonly<Record<Cloud, string>> = {
  aws: 'aws eks update-kubeconfig --name "${EKS_CLUSTER:?set EKS_CLUSTER}"',
  gcp: 'gcloud container clusters get-credentials "${GKE_CLUSTER:?set GKE_CLUSTER}" --location="${GCP_REGION:?set GCP_REGION}" --project="${GCP_PROJECT:?set GCP_PROJECT}"',
  azure:
    'az aks get-credentials --name "${AKS_CLUSTER:?set AKS_CLUSTER}" --resource-group "${AZURE_RESOURCE_GROUP:?set AZURE_RESOURCE_GROUP}"\nkubelogin convert-kubeconfig --login azurecli',
};

const cloudTool: Readonly<Record<Cloud, string>> = { aws: 'aws', gcp: 'gcloud', azure: 'az' };

/** What the scripts call, beside what every Unix has. */
export function deployTools(recipe: Recipe): readonly string[] {
  const cloud = deployCloud(recipe);
  const cluster = recipe.family === 'kubernetes';
  return [
    'jq',
    'curl',
    ...(cloud === undefined ? [] : [cloudTool[cloud]]),
    ...(cluster ? ['kubectl', recipe.packaging === 'helm' ? 'helm' : 'kustomize'] : []),
    ...(cluster && cloud === 'azure' ? ['kubelogin'] : []),
    ...(recipe.gitops === 'argo-cd' ? ['argocd'] : []),
    ...(recipe.family === 'nomad' ? ['nomad'] : []),
    ...(recipe.family === 'vm' ? ['ansible'] : []),
  ];
}

/** Git reads the variables when it asks, so neither ends in its configuration. */
export const gitLogin = [
  '# shellcheck disable=SC2016 # read by git, later',
  `git config credential.helper '!f() { echo "username=$GIT_USR"; echo "password=$GIT_PSW"; }; f'`,
] as const;

export function deployLines(recipe: Recipe): readonly string[] {
  const cloud = deployCloud(recipe);
  return [
    ...(cloud === undefined ? [] : cloudLines[cloud]),
    ...(needsCluster(recipe) && cloud !== undefined ? [clusterLines[cloud]] : []),
    ...(recipe.gitops === undefined ? [] : gitLogin),
  ];
}
