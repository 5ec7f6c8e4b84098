import type { CloudSkeleton } from './cloud.ts';
import { output, ref, resource, variable } from './hcl.ts';

export const aws: CloudSkeleton = {
  backend: 's3',
  provider: { name: 'aws', source: 'hashicorp/aws', version: '~> 6.0' },
  main: [
    {
      block: 'provider',
      labels: ['aws'],
      body: { region: ref('var.region') },
      blocks: [{ block: 'default_tags', body: { tags: ref('local.tags') } }],
    },
    {
      block: 'locals',
      body: {
        tags: { object: { system: ref('var.system'), environment: ref('var.environment'), managed_by: 'terraform' } },
        trust: {
          object: {
            Version: '2012-10-17',
            Statement: [
              {
                object: {
                  Effect: 'Allow',
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Principal: { object: { Federated: ref('var.oidc_provider_arn') } },
                  Condition: {
                    object: {
                      StringEquals: ref(
                        '{ (join(":", [var.oidc_host, "sub"])) = var.oidc_subject, (join(":", [var.oidc_host, "aud"])) = "sts.amazonaws.com" }',
                      ),
                    },
                  },
                },
              },
            ],
          },
        },
        push: {
          object: {
            Version: '2012-10-17',
            Statement: [
              { object: { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' } },
              {
                object: {
                  Effect: 'Allow',
                  Action: [
                    'ecr:BatchCheckLayerAvailability',
                    'ecr:BatchGetImage',
                    'ecr:CompleteLayerUpload',
                    'ecr:InitiateLayerUpload',
                    'ecr:PutImage',
                    'ecr:UploadLayerPart',
                  ],
                  Resource: ref('aws_ecr_repository.service.arn'),
                },
              },
            ],
          },
        },
      },
    },
    resource(
      'aws_ecr_repository',
      'service',
      { name: ref('var.system'), image_tag_mutability: 'IMMUTABLE' },
      [
        { block: 'image_scanning_configuration', body: { scan_on_push: true } },
        { block: 'encryption_configuration', body: { encryption_type: 'KMS' } },
      ],
      'A tag names one image for ever, so that a rollback finds what it names.',
    ),
    resource('aws_iam_role', 'pipeline', {
      name: ref('join("-", [var.system, var.environment, "pipeline"])'),
      max_session_duration: 3_600,
      assume_role_policy: ref('jsonencode(local.trust)'),
    }),
    resource('aws_iam_role_policy', 'push', {
      name: 'push',
      role: ref('aws_iam_role.pipeline.id'),
      policy: ref('jsonencode(local.push)'),
    }),
    resource('aws_cloudwatch_log_group', 'service', {
      name: ref('join("/", ["", var.system, var.environment])'),
      retention_in_days: 30,
    }),
  ],
  variables: [
    variable('region', 'Where it runs, such as eu-central-1.'),
    variable('oidc_provider_arn', 'The identity provider of the pipeline, one for each account.'),
  ],
  outputs: [
    output('image', 'Where the pipeline pushes to.', 'aws_ecr_repository.service.repository_url'),
    output('pipeline_role', 'For the variable AWS_REGISTRY_ROLE of the pipeline.', 'aws_iam_role.pipeline.arn'),
  ],
};
