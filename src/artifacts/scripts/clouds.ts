import type { Platform } from './platform.ts';

export const ecs: Platform = {
  needs: ['ECS_CLUSTER'],
  deploy: `
task=$(
  aws ecs describe-task-definition --task-definition "$system-$environment" --query taskDefinition --output json |
    jq --compact-output --arg image "$image" --arg name "$system" '
      .containerDefinitions |= map(if .name == $name then .image = $image else . end)
      | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)'
)
revision=$(aws ecs register-task-definition --cli-input-json "$task" --query taskDefinition.taskDefinitionArn --output text)
aws ecs update-service --cluster "$ecs_cluster" --service "$system" --task-definition "$revision" > /dev/null`,
  running: `
revision=$(
  aws ecs describe-services --cluster "$ecs_cluster" --services "$system" --query 'services[0].taskDefinition' --output text
)
if [[ $revision != None ]]; then
  aws ecs describe-task-definition --task-definition "$revision" \\
    --query "taskDefinition.containerDefinitions[?name=='$system'].image | [0]" --output text
fi`,
  settled: `
aws ecs wait services-stable --cluster "$ecs_cluster" --services "$system"`,
};

export const lambda: Platform = {
  needs: [],
  deploy: `
version=$(
  aws lambda update-function-code --function-name "$system-$environment" --image-uri "$image" --publish \\
    --query Version --output text
)
aws lambda wait function-updated-v2 --function-name "$system-$environment"
aws lambda update-alias --function-name "$system-$environment" --name live --function-version "$version" > /dev/null`,
  running: `
aws lambda get-function --function-name "$system-$environment" --qualifier live --query Code.ImageUri --output text`,
  settled: `
aws lambda wait function-active-v2 --function-name "$system-$environment"`,
};

export const cloudRun: Platform = {
  needs: ['GCP_PROJECT', 'GCP_REGION'],
  deploy: `
gcloud run deploy "$system-$environment" --image="$image" --no-traffic \\
  --project="$gcp_project" --region="$gcp_region" --quiet
gcloud run services update-traffic "$system-$environment" --to-latest \\
  --project="$gcp_project" --region="$gcp_region" --quiet`,
  running: `
gcloud run services describe "$system-$environment" --project="$gcp_project" --region="$gcp_region" \\
  --format='value(spec.template.spec.containers[0].image)'`,
  settled: `
gcloud run services describe "$system-$environment" --project="$gcp_project" --region="$gcp_region" \\
  --format='value(status.conditions[0].status)' | grep --quiet True`,
};

export const containerApps: Platform = {
  needs: ['AZURE_RESOURCE_GROUP'],
  deploy: `
az containerapp update --name "$system-$environment" --resource-group "$azure_resource_group" \\
  --image "$image" --output none`,
  running: `
az containerapp show --name "$system-$environment" --resource-group "$azure_resource_group" \\
  --query 'properties.template.containers[0].image' --output tsv`,
  settled: `
for _ in $(seq 90); do
  ready=$(
    az containerapp show --name "$system-$environment" --resource-group "$azure_resource_group" \\
      --query 'properties.latestRevisionName == properties.latestReadyRevisionName' --output tsv
  )
  [[ $ready == true ]] && break
  sleep 10
done
[[ $ready == true ]]`,
};

export const appService: Platform = {
  needs: ['AZURE_RESOURCE_GROUP'],
  deploy: `
az webapp config container set --name "$system-$environment" --resource-group "$azure_resource_group" \\
  --container-image-name "$image" --output none`,
  running: `
az webapp config show --name "$system-$environment" --resource-group "$azure_resource_group" \\
  --query linuxFxVersion --output tsv | sed 's/^DOCKER|//'`,
  settled: `
az webapp show --name "$system-$environment" --resource-group "$azure_resource_group" \\
  --query state --output tsv | grep --quiet Running`,
};
