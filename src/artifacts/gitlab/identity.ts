import { deployCloud, needsCluster, registryHost, registryOf, type Cloud, type Registry } from '../access.ts';
import type { Recipe } from '../recipe.ts';
import { installTool } from '../releases.ts';
import { toolImages } from '../tool-images.ts';
import type { GitlabJob } from './gitlab.ts';

/** The shell of a job that has to prove who it is: its image, its token, and the lines that trade one for access. */
export interface Access {
  readonly image: string;
  readonly idTokens: NonNullable<GitlabJob['id_tokens']>;
  readonly lines: readonly string[];
}

const audience: Readonly<Record<Cloud, string>> = {
  aws: 'sts.amazonaws.com',
  gcp: '$GCP_IDENTITY_PROVIDER',
  azure: 'api://AzureADTokenExchange',
};

const cloudLines: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    'printf %s "$CLOUD_ID_TOKEN" > /tmp/id-token',
    'export AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/id-token AWS_ROLE_ARN="${AWS_ROLE:?set AWS_ROLE}"',
    'export AWS_DEFAULT_REGION="${AWS_REGION:?set AWS_REGION}"',
  ],
  gcp: [
    'printf %s "$CLOUD_ID_TOKEN" > /tmp/id-token',
    'gcloud iam workload-identity-pools create-cred-config "${GCP_IDENTITY_PROVIDER:?set GCP_IDENTITY_PROVIDER}" --service-account="${GCP_SERVICE_ACCOUNT:?set GCP_SERVICE_ACCOUNT}" --credential-source-file=/tmp/id-token --output-file=/tmp/gcp.json',
    'gcloud auth login --cred-file=/tmp/gcp.json --quiet',
  ],
  azure: [
    'az login --service-principal --username "${AZURE_CLIENT_ID:?set AZURE_CLIENT_ID}" --tenant "${AZURE_TENANT_ID:?set AZURE_TENANT_ID}" --federated-token "$CLOUD_ID_TOKEN" --output none',
  ],
};

const cloudImage: Readonly<Record<Cloud, string>> = {
  aws: toolImages.alpine,
  gcp: toolImages.gcloud,
  azure: toolImages.azure,
};

/** By the package manager that the image has. */
function install(image: string, packages: readonly string[]): string {
  if (image === toolImages.azure) return `tdnf install --assumeyes ${packages.join(' ')}`;
  if (image === toolImages.debian) {
    return `apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends ${packages.join(' ')}`;
  }
  return `apk add --no-cache ${packages.join(' ')}`;
}

const cloudOf: Readonly<Partial<Record<Registry, Cloud>>> = { ecr: 'aws', gar: 'gcp', acr: 'azure' };

/** Azure's image has the packages of Azure Linux, among which there is no cosign. */
const tools = (image: string, packages: readonly string[], cloud: Cloud | undefined): readonly string[] =>
  cloud === 'azure'
    ? [install(image, [...packages.filter((one) => one !== 'cosign'), 'curl']), installTool('cosign')]
    : [install(image, [...packages, ...(cloud === 'aws' ? ['aws-cli'] : [])])];

export function registryAccess(recipe: Recipe, packages: readonly string[]): Access {
  const registry = registryOf(recipe);
  const cloud = cloudOf[registry];
  const host = registryHost(recipe);
  const login = (user: string, from: string): string =>
    `${from} | skopeo login --authfile ~/.docker/config.json --username ${user} --password-stdin ${host ?? '"$CI_REGISTRY"'}`;
  const lines = {
    ecr: [...cloudLines.aws, login('AWS', 'aws ecr get-login-password')],
    gar: [...cloudLines.gcp, login('oauth2accesstoken', 'gcloud auth print-access-token')],
    // The job has no Docker to log in for it: the token is taken out, and its user is the one of all such tokens.
    acr: [
      ...cloudLines.azure,
      login(
        '00000000-0000-0000-0000-000000000000',
        `az acr login --name ${host?.split('.')[0] ?? ''} --expose-token --output tsv --query accessToken`,
      ),
    ],
    none: [
      host === undefined || registry === 'gitlab'
        ? login('"$CI_REGISTRY_USER"', `printf %s "$CI_REGISTRY_PASSWORD"`)
        : login('"${REGISTRY_USER:?set REGISTRY_USER}"', 'printf %s "${REGISTRY_PASSWORD:?set REGISTRY_PASSWORD}"'),
    ],
  }[registry === 'ecr' || registry === 'gar' || registry === 'acr' ? registry : 'none'];
  const image = cloud === undefined ? toolImages.alpine : cloudImage[cloud];
  return {
    image,
    idTokens: cloud === undefined ? {} : { CLOUD_ID_TOKEN: { aud: audience[cloud] } },
    lines: [...tools(image, packages, cloud), 'mkdir -p ~/.docker', ...lines],
  };
}

const clusterLines: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['aws eks update-kubeconfig --name "${EKS_CLUSTER:?set EKS_CLUSTER}"'],
  gcp: [
    'gcloud components install gke-gcloud-auth-plugin --quiet',
    'gcloud container clusters get-credentials "${GKE_CLUSTER:?set GKE_CLUSTER}" --location="${GCP_REGION:?set GCP_REGION}" --project="${GCP_PROJECT:?set GCP_PROJECT}"',
  ],
  azure: [
    'az aks install-cli',
    'az aks get-credentials --name "${AKS_CLUSTER:?set AKS_CLUSTER}" --resource-group "${AZURE_RESOURCE_GROUP:?set AZURE_RESOURCE_GROUP}"',
    'kubelogin convert-kubeconfig --login azurecli',
  ],
};

const packagesOf = (recipe: Recipe, cloud: Cloud | undefined): readonly string[] => [
  ...['bash', 'curl', 'git', 'jq'],
  ...(cloud === 'aws' ? ['aws-cli'] : []),
  ...(recipe.family === 'kubernetes' && cloud !== 'azure'
    ? ['kubectl', 'kustomize', ...(recipe.packaging === 'helm' ? ['helm'] : [])]
    : []),
  ...(cloud === 'azure' ? ['tar', 'gzip'] : []),
  ...(recipe.family === 'nomad' ? ['ca-certificates', 'unzip'] : []),
  ...(recipe.family === 'vm' ? ['ansible', 'openssh-client'] : []),
];

/** Nomad is built for glibc, which Alpine has not. */
function deployImage(recipe: Recipe, cloud: Cloud | undefined): string {
  if (cloud !== undefined) return cloudImage[cloud];
  return recipe.family === 'nomad' ? toolImages.debian : toolImages.alpine;
}

/** What no package of the image brings. */
const releasesOf = (recipe: Recipe, cloud: Cloud | undefined): readonly string[] => [
  ...(recipe.family === 'nomad' ? [installTool('nomad')] : []),
  ...(recipe.family === 'kubernetes' && cloud === 'azure'
    ? [installTool(recipe.packaging === 'helm' ? 'helm' : 'kustomize')]
    : []),
];

export function deployAccess(recipe: Recipe): Access {
  const cloud = deployCloud(recipe);
  const image = deployImage(recipe, cloud);
  return {
    image,
    idTokens: cloud === undefined ? {} : { CLOUD_ID_TOKEN: { aud: audience[cloud] } },
    lines: [
      install(image, packagesOf(recipe, cloud)),
      ...releasesOf(recipe, cloud),
      ...(cloud === undefined ? [] : cloudLines[cloud]),
      ...(needsCluster(recipe)
        ? cloud === undefined
          ? [
              'export KUBECONFIG="${KUBECONFIG_FILE:?set KUBECONFIG_FILE as a variable of type file}"',
              'chmod 600 "$KUBECONFIG"',
            ]
          : clusterLines[cloud]
        : []),
      ...(recipe.gitops === 'argo-cd'
        ? [
            'curl --fail --silent --show-error --location --output /usr/local/bin/argocd "https://${ARGOCD_SERVER:?set ARGOCD_SERVER}/download/argocd-linux-amd64"',
            'chmod +x /usr/local/bin/argocd',
          ]
        : []),
      ...(recipe.gitops === undefined
        ? []
        : [
            'git remote set-url origin "https://pipeline:${DEPLOY_TOKEN:?set DEPLOY_TOKEN}@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"',
          ]),
      ...(recipe.family === 'vm'
        ? [
            'mkdir -p ~/.ssh && cp "${SSH_KNOWN_HOSTS:?set SSH_KNOWN_HOSTS as a variable of type file}" ~/.ssh/known_hosts',
            'eval "$(ssh-agent -s)"',
            'chmod 600 "${SSH_PRIVATE_KEY:?set SSH_PRIVATE_KEY as a variable of type file}"',
            'ssh-add "$SSH_PRIVATE_KEY"',
          ]
        : []),
    ],
  };
}
