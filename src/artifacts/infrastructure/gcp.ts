import type { CloudSkeleton } from './cloud.ts';
import { output, ref, resource, variable } from './hcl.ts';

export const gcp: CloudSkeleton = {
  backend: 'gcs',
  provider: { name: 'google', source: 'hashicorp/google', version: '~> 7.0' },
  main: [
    {
      block: 'provider',
      labels: ['google'],
      body: {
        project: ref('var.project'),
        region: ref('var.region'),
        default_labels: {
          object: { system: ref('var.system'), environment: ref('var.environment'), managed_by: 'terraform' },
        },
      },
    },
    resource(
      'google_artifact_registry_repository',
      'service',
      { repository_id: ref('var.system'), location: ref('var.region'), format: 'DOCKER' },
      [{ block: 'docker_config', body: { immutable_tags: true } }],
      'A tag names one image for ever, so that a rollback finds what it names.',
    ),
    resource('google_service_account', 'pipeline', {
      account_id: ref('substr(join("-", [var.system, "pipeline"]), 0, 30)'),
      display_name: 'Pushes images, from the pipeline only',
    }),
    resource('google_artifact_registry_repository_iam_member', 'push', {
      repository: ref('google_artifact_registry_repository.service.name'),
      location: ref('google_artifact_registry_repository.service.location'),
      role: 'roles/artifactregistry.writer',
      member: ref('google_service_account.pipeline.member'),
    }),
    resource('google_iam_workload_identity_pool', 'pipeline', {
      workload_identity_pool_id: ref('join("-", [var.environment, "pipeline"])'),
    }),
    resource(
      'google_iam_workload_identity_pool_provider',
      'pipeline',
      {
        workload_identity_pool_id: ref('google_iam_workload_identity_pool.pipeline.workload_identity_pool_id'),
        workload_identity_pool_provider_id: 'oidc',
        attribute_condition: ref('"assertion.sub == \'${var.oidc_subject}\'"'),
        attribute_mapping: ref('{ "google.subject" = "assertion.sub" }'),
      },
      [{ block: 'oidc', body: { issuer_uri: ref('"https://${var.oidc_host}"') } }],
    ),
    resource('google_service_account_iam_member', 'pipeline', {
      service_account_id: ref('google_service_account.pipeline.name'),
      role: 'roles/iam.workloadIdentityUser',
      member: ref(
        '"principal://iam.googleapis.com/${google_iam_workload_identity_pool.pipeline.name}/subject/${var.oidc_subject}"',
      ),
    }),
  ],
  variables: [
    variable('region', 'Where it runs, such as europe-west1.'),
    variable('project', 'The id of the project.'),
  ],
  outputs: [
    output(
      'image',
      'Where the pipeline pushes to.',
      '"${var.region}-docker.pkg.dev/${var.project}/${google_artifact_registry_repository.service.name}/${var.system}"',
    ),
    output(
      'identity_provider',
      'For the variable GCP_IDENTITY_PROVIDER of the pipeline.',
      'google_iam_workload_identity_pool_provider.pipeline.name',
    ),
    output(
      'service_account',
      'For the variable GCP_REGISTRY_SERVICE_ACCOUNT of the pipeline.',
      'google_service_account.pipeline.email',
    ),
  ],
};
