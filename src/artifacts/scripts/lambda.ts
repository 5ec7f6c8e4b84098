import type { Recipe } from '../recipe.ts';
import { pace, paragraphs, shareByShare, stops, unlessRunning } from './gradual.ts';
import type { Platform } from './platform.ts';

const publish = `
function="$system-$environment"
revision=$(
  aws lambda update-function-code --function-name "$function" --image-uri "$image" --publish --query Version --output text
)
aws lambda wait published-version-active --function-name "$function" --qualifier "$revision"`;

/** Read before the alias moves. */
const before = `
stable=$(aws lambda get-alias --function-name "$function" --name live --query FunctionVersion --output text)`;

/** The alias splits; CloudWatch counts by the version that ran. */
const functions = `
share() {
  local routing='AdditionalVersionWeights={}' main=()
  case $1 in
    0) ;;
    100) main=(--function-version "$revision") ;;
    *) routing="AdditionalVersionWeights={$revision=$(printf '0.%02d' "$1")}" ;;
  esac
  aws lambda update-alias --function-name "$function" --name live "\${main[@]}" --routing-config "$routing" > /dev/null
}

sum() {
  aws cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name "$2" --statistics Sum --period 60 \\
    --start-time "$(($(date +%s) - 300))" --end-time "$(date +%s)" \\
    --dimensions "Name=FunctionName,Value=$function" "Name=Resource,Value=$function:live" "Name=ExecutedVersion,Value=$1" \\
    --query 'sum(Datapoints[].Sum)' --output text
}

counted() {
  local errors requests
  errors=$(sum "$1" Errors) && requests=$(sum "$1" Invocations) && echo "$errors $requests"
}`;

const atOnce = `
aws lambda update-alias --function-name "$function" --name live --function-version "$revision" \\
  --routing-config 'AdditionalVersionWeights={}' > /dev/null`;

export const lambda = ({ strategy }: Recipe): Platform => ({
  needs: [],
  notes: [
    ...(strategy === 'canary' ? [stops] : []),
    'Callers use the alias live: without it they get no share, and no way back.',
  ],
  deploy:
    strategy === 'canary'
      ? paragraphs(pace, unlessRunning, publish, before, shareByShare(functions))
      : paragraphs(unlessRunning, publish, atOnce),
  running: `
aws lambda get-function --function-name "$system-$environment" --qualifier live --query Code.ImageUri --output text`,
  settled: `
split=$(
  aws lambda get-alias --function-name "$system-$environment" --name live \\
    --query 'RoutingConfig.AdditionalVersionWeights' --output text
)
[[ $split == None || -z $split ]] || {
  echo "The alias still splits: $split" >&2
  exit 1
}`,
});
