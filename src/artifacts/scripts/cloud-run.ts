import type { Recipe } from '../recipe.ts';
import { pace, paragraphs, shareByShare, stops, unlessRunning } from './gradual.ts';
import type { Platform } from './platform.ts';

const place = `--project="$gcp_project" --region="$gcp_region"`;

/** What serves is asked of the traffic: the newest revision may have none. */
const serving = `
serving() {
  gcloud run services describe "$system-$environment" ${place} --format=json |
    jq --raw-output '[.status.traffic[]? | select((.percent // 0) > 0)] | max_by(.percent).revisionName // empty'
}`;

const start = `
stable=$(serving)
gcloud run deploy "$system-$environment" --image="$image" --no-traffic ${place} --quiet
revision=$(
  gcloud run services describe "$system-$environment" ${place} --format='value(status.latestCreatedRevisionName)'
)`;

const functions = `
share() {
  local split="$revision=$1,$stable=$((100 - $1))"
  case $1 in
    0) split="$stable=100" ;;
    100) split="$revision=100" ;;
  esac
  gcloud run services update-traffic "$system-$environment" --to-revisions="$split" ${place} --quiet
}`;

/** Cloud Monitoring answers PromQL; the token goes by a file, so that no list of processes shows it. */
const counted = `
requests() {
  local token
  token=$(gcloud auth print-access-token) || return 1
  curl --fail --silent --show-error --get --header @<(printf 'Authorization: Bearer %s' "$token") \\
    "https://monitoring.googleapis.com/v1/projects/$gcp_project/location/global/prometheus/api/v1/query" \\
    --data-urlencode "query=sum(increase(run_googleapis_com:request_count{monitored_resource=\\"cloud_run_revision\\",revision_name=\\"$1\\"$2}[5m]))" |
    jq --exit-status --raw-output '.data.result | (.[0].value[1] // "0")'
}

counted() {
  local errors all
  errors=$(requests "$1" ',response_code_class="5xx"') && all=$(requests "$1" '') && echo "$errors $all"
}`;

export const cloudRun = ({ strategy }: Recipe): Platform => ({
  needs: ['GCP_PROJECT', 'GCP_REGION'],
  notes: strategy === 'canary' ? [stops, 'Who runs it may read metrics: roles/monitoring.viewer.'] : [],
  deploy:
    strategy === 'canary'
      ? paragraphs(pace, unlessRunning, serving, start, shareByShare(functions, counted))
      : paragraphs(unlessRunning, serving, start, functions, 'share 100'),
  running: `${serving}

revision=$(serving)
if [[ -n $revision ]]; then
  gcloud run revisions describe "$revision" ${place} --format='value(spec.containers[0].image)'
fi`,
  settled: `
gcloud run services describe "$system-$environment" ${place} \\
  --format='value(status.conditions[0].status)' | grep --quiet True`,
});
