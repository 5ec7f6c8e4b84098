import type { CloudSkeleton } from './cloud.ts';
import { output, ref, resource, variable } from './hcl.ts';

const tags = { object: { system: ref('var.system'), environment: ref('var.environment'), managed_by: 'terraform' } };
const group = {
  resource_group_name: ref('azurerm_resource_group.service.name'),
  location: ref('azurerm_resource_group.service.location'),
};

export const azure: CloudSkeleton = {
  backend: 'azurerm',
  provider: { name: 'azurerm', source: 'hashicorp/azurerm', version: '~> 4.0' },
  main: [
    {
      block: 'provider',
      labels: ['azurerm'],
      body: { subscription_id: ref('var.subscription_id') },
      blocks: [{ block: 'features', body: {} }],
    },
    resource('azurerm_resource_group', 'service', {
      name: ref('join("-", [var.system, var.environment])'),
      location: ref('var.region'),
      tags,
    }),
    resource(
      'azurerm_container_registry',
      'service',
      { name: ref('var.registry_name'), ...group, sku: 'Standard', admin_enabled: false, tags },
      [],
      'No admin user: its password would be a key without an end.',
    ),
    resource('azurerm_user_assigned_identity', 'pipeline', {
      name: ref('join("-", [var.system, var.environment, "pipeline"])'),
      ...group,
      tags,
    }),
    resource('azurerm_federated_identity_credential', 'pipeline', {
      name: 'pipeline',
      resource_group_name: ref('azurerm_resource_group.service.name'),
      parent_id: ref('azurerm_user_assigned_identity.pipeline.id'),
      audience: ['api://AzureADTokenExchange'],
      issuer: ref('"https://${var.oidc_host}"'),
      subject: ref('var.oidc_subject'),
    }),
    resource('azurerm_role_assignment', 'push', {
      scope: ref('azurerm_container_registry.service.id'),
      role_definition_name: 'AcrPush',
      principal_id: ref('azurerm_user_assigned_identity.pipeline.principal_id'),
    }),
  ],
  variables: [
    variable('region', 'Where it runs, such as westeurope.'),
    variable('subscription_id', 'The subscription that pays.'),
    variable('registry_name', 'Letters and digits, unique in all of Azure.'),
  ],
  outputs: [
    output(
      'image',
      'Where the pipeline pushes to.',
      '"${azurerm_container_registry.service.login_server}/${var.system}"',
    ),
    output(
      'client_id',
      'For the variable AZURE_REGISTRY_CLIENT_ID of the pipeline.',
      'azurerm_user_assigned_identity.pipeline.client_id',
    ),
  ],
};
