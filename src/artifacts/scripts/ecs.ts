import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';
import { pace, paragraphs, unlessRunning } from './gradual.ts';
import type { Platform } from './platform.ts';

/** ECS moves the traffic itself; an alarm of CloudWatch takes it back. */

const minutes = (seconds: number): number => Math.ceil(seconds / 60);

/** ECS knows one share before everything: the first of the strategy, for as long as all of them are held. */
function plan(recipe: Recipe): object {
  if (recipe.strategy === 'blue-green') {
    return { strategy: 'BLUE_GREEN', bakeTimeInMinutes: minutes(recipe.blueGreenHoldSeconds) };
  }
  const { shares } = recipe;
  return {
    strategy: 'CANARY',
    canaryConfiguration: {
      canaryPercent: shares[0]?.percent,
      canaryBakeTimeInMinutes: minutes(shares.reduce((sum, { holdSeconds }) => sum + holdSeconds, 0)),
    },
    bakeTimeInMinutes: minutes(recipe.canaryHoldSeconds),
  };
}

const register = `
task=$(
  aws ecs describe-task-definition --task-definition "$system-$environment" --query taskDefinition --output json |
    jq --compact-output --arg image "$image" --arg name "$system" '
      .containerDefinitions |= map(if .name == $name then .image = $image else . end)
      | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)'
)
revision=$(aws ecs register-task-definition --cli-input-json "$task" --query taskDefinition.taskDefinitionArn --output text)`;

const gradually = (recipe: Recipe): string => `
plan='${JSON.stringify(plan(recipe))}'
if [[ $pace == now ]]; then plan='{"strategy":"BLUE_GREEN","bakeTimeInMinutes":0}'; fi
configuration=$(
  jq --compact-output --null-input --argjson plan "$plan" --arg alarm "$ecs_alarm" \\
    '$plan + {alarms: {alarmNames: [$alarm], enable: true, rollback: true}}'
)
aws ecs update-service --cluster "$ecs_cluster" --service "$system" --task-definition "$revision" \\
  --deployment-configuration "$configuration" > /dev/null`;

const atOnce = `
aws ecs update-service --cluster "$ecs_cluster" --service "$system" --task-definition "$revision" > /dev/null`;

export function ecs(recipe: Recipe): Platform {
  const gradual = isGradual(recipe);
  return {
    needs: ['ECS_CLUSTER', ...(gradual ? ['ECS_ALARM'] : [])],
    notes: gradual
      ? [
          'The service has an alternate target group and a rule of its listener that ECS may change.',
          'ECS_ALARM is the CloudWatch alarm that is on while too many requests fail: then ECS takes the traffic back.',
          'The new version is not compared with the old one here: ECS moves the traffic and tells no script which target group has which version. An alarm by metric math over both target groups does it.',
        ]
      : [],
    deploy: gradual
      ? paragraphs(pace, unlessRunning, register, gradually(recipe))
      : paragraphs(unlessRunning, register, atOnce),
    running: `
revision=$(
  aws ecs describe-services --cluster "$ecs_cluster" --services "$system" --query 'services[0].taskDefinition' --output text
)
if [[ $revision != None ]]; then
  aws ecs describe-task-definition --task-definition "$revision" \\
    --query "taskDefinition.containerDefinitions[?name=='$system'].image | [0]" --output text
fi`,
    settled: `
deployment=$(
  aws ecs list-service-deployments --cluster "$ecs_cluster" --service "$system" \\
    --query 'reverse(sort_by(serviceDeployments, &createdAt))[0].serviceDeploymentArn' --output text
)
for _ in $(seq 600); do
  state=$(
    aws ecs describe-service-deployments --service-deployment-arns "$deployment" \\
      --query 'serviceDeployments[0].status' --output text
  )
  case $state in
    SUCCESSFUL) break ;;
    STOP* | ROLLBACK*)
      echo "ECS took the deployment back: $state." >&2
      exit 1
      ;;
  esac
  sleep 10
done
[[ $state == SUCCESSFUL ]] || {
  echo "The deployment is still $state after 100 minutes." >&2
  exit 1
}`,
  };
}
