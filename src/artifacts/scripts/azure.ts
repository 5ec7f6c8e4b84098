import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';
import { pace, paragraphs, shareByShare, stops, unlessRunning } from './gradual.ts';
import type { Platform } from './platform.ts';

const app = `--name "$system-$environment" --resource-group "$azure_resource_group"`;

/** A weight may be of "the latest", which has no name of its own. */
const serving = `
serving() {
  local name
  name=$(
    az containerapp ingress traffic show ${app} --output json |
      jq --raw-output 'max_by(.weight // 0).revisionName // empty'
  )
  if [[ -z $name ]]; then
    name=$(az containerapp show ${app} --query properties.latestRevisionName --output tsv)
  fi
  echo "$name"
}`;

/** The weights name revisions from here on: a rule for "the latest" would give the new one everything. */
const start = `
stable=$(serving)
az containerapp ingress traffic set ${app} --revision-weight "$stable=100" --output none
az containerapp update ${app} --image "$image" --output none
revision=$(az containerapp show ${app} --query properties.latestRevisionName --output tsv)
for _ in $(seq 90); do
  state=$(az containerapp revision show ${app} --revision "$revision" --query properties.healthState --output tsv)
  [[ $state == Healthy ]] && break
  sleep 10
done
[[ $state == Healthy ]] || {
  echo "$revision is \${state:-unknown} after 15 minutes; it got no traffic." >&2
  exit 1
}`;

const functions = `
share() {
  local split=("$revision=$1" "$stable=$((100 - $1))")
  case $1 in
    0) split=("$stable=100") ;;
    100) split=("$revision=100") ;;
  esac
  az containerapp ingress traffic set ${app} --revision-weight "\${split[@]}" --output none
}`;

const counted = `
requests() {
  az monitor metrics list --resource "$resource" --metrics Requests --aggregation Total \\
    --start-time "$(date -u -d "@$(($(date +%s) - 300))" +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" \\
    --filter "revisionName eq '$1'$2" --output json |
    jq '[.value[].timeseries[].data[].total // 0] | add // 0'
}

counted() {
  local errors all
  errors=$(requests "$1" " and statusCodeCategory eq '5xx'") && all=$(requests "$1" '') && echo "$errors $all"
}

resource=$(az containerapp show ${app} --query id --output tsv)`;

export const containerApps = (recipe: Recipe): Platform => ({
  needs: ['AZURE_RESOURCE_GROUP'],
  notes: isGradual(recipe)
    ? [
        ...(recipe.strategy === 'canary' ? [stops] : []),
        'The app keeps several revisions (az containerapp revision set-mode --mode multiple).',
      ]
    : [],
  deploy:
    recipe.strategy === 'canary'
      ? paragraphs(pace, unlessRunning, serving, start, shareByShare(functions, counted))
      : recipe.strategy === 'blue-green'
        ? paragraphs(unlessRunning, serving, start, functions, 'share 100')
        : `
az containerapp update ${app} --image "$image" --output none`,
  running: isGradual(recipe)
    ? `${serving}

az containerapp revision show ${app} --revision "$(serving)" \\
  --query 'properties.template.containers[0].image' --output tsv`
    : `
az containerapp show ${app} --query 'properties.template.containers[0].image' --output tsv`,
  settled: `
for _ in $(seq 90); do
  ready=$(
    az containerapp show ${app} \\
      --query 'properties.latestRevisionName == properties.latestReadyRevisionName' --output tsv
  )
  [[ $ready == true ]] && break
  sleep 10
done
[[ $ready == true ]]`,
});

export const appService = (recipe: Recipe): Platform => ({
  needs: ['AZURE_RESOURCE_GROUP'],
  notes: isGradual(recipe)
    ? [
        'Everything moves at once, when the slot staging is warm and changes places with production: there is never a share to compare with the old version.',
      ]
    : [],
  deploy: isGradual(recipe)
    ? `
${unlessRunning.trim()}

az webapp config container set ${app} --slot staging --container-image-name "$image" --output none
host=$(az webapp show ${app} --slot staging --query defaultHostName --output tsv)
curl --fail --silent --show-error --retry 30 --retry-delay 10 --retry-all-errors --output /dev/null "https://$host$health_path"
az webapp deployment slot swap ${app} --slot staging --target-slot production --output none`
    : `
az webapp config container set ${app} --container-image-name "$image" --output none`,
  running: `
az webapp config show ${app} --query linuxFxVersion --output tsv | sed 's/^DOCKER|//'`,
  settled: `
az webapp show ${app} --query state --output tsv | grep --quiet Running`,
});
