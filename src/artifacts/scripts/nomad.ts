import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';
import { pace, paragraphs, unlessRunning } from './gradual.ts';
import { withinObjective } from './objective.ts';
import type { Platform } from './platform.ts';

const minutes = ({ strategy, shares, blueGreenHoldSeconds }: Recipe): number =>
  Math.ceil(
    (strategy === 'canary' ? shares.reduce((sum, { holdSeconds }) => sum + holdSeconds, 0) : blueGreenHoldSeconds) / 60,
  );

const run = `
nomad job run -var "image=$image" -var "environment=$environment" "deploy/$system.nomad.hcl"`;

/** Without numbers nobody compares, and then health checks alone would decide. */
const blind = `
if [[ $pace != now && -z \${PROMETHEUS_URL:-} ]]; then
  echo "Set PROMETHEUS_URL: canaries are promoted by what they answer." >&2
  exit 2
fi`;

/** The first deployment of all has no canaries. */
const start = `
nomad job run -detach -var "image=$image" -var "environment=$environment" "deploy/$system.nomad.hcl"
version=$(nomad job inspect -t '{{.Version}}' "$system")

deployment() {
  nomad job deployments -latest -t '{{.ID}} {{.JobVersion}} {{.Status}} {{range .TaskGroups}}{{if not .DesiredCanaries}}none{{else if lt .HealthyAllocs .DesiredCanaries}}starting{{else}}ready{{end}}{{end}}' "$system" 2> /dev/null || true
}

at=none
for _ in $(seq 180); do
  read -r id of status canaries <<< "$(deployment)" || true
  if [[ $of == "$version" ]]; then at=$status/$canaries; fi
  case $at in
    successful/* | running/ready) break ;;
    failed/* | cancelled/* | blocked/*)
      echo "Nomad ended the deployment: $at." >&2
      exit 1
      ;;
  esac
  sleep 5
done`;

const promote = (hold: number): string => `
case $at in
  successful/*) exit 0 ;;
  running/ready) ;;
  *)
    echo "The canaries are not healthy after 15 minutes: $at." >&2
    exit 1
    ;;
esac
if [[ $pace != now ]]; then
  for _ in $(seq ${hold}); do
    sleep 60
    within_objective || {
      nomad deployment fail -detach "$id"
      echo "Stopped before the promotion: the old version goes on." >&2
      exit 1
    }
  done
fi
nomad deployment promote -detach "$id"
nomad deployment status -monitor "$id"`;

export const nomad = (recipe: Recipe): Platform => {
  const gradual = isGradual(recipe);
  return {
    needs: ['NOMAD_ADDR'],
    notes: gradual
      ? [
          `Canaries are promoted when the error ratio of all copies stayed inside the objective for ${minutes(recipe)} min.`,
          'Each canary gets as many requests as any other copy. Nomad tells no script which of them failed: the ratio is that of the old and the new version together.',
        ]
      : [],
    deploy: gradual ? paragraphs(pace, blind, unlessRunning, withinObjective, start, promote(minutes(recipe))) : run,
    running: `
nomad job inspect "$system" 2> /dev/null |
  jq --raw-output --arg name "$system" '.Job.TaskGroups[].Tasks[] | select(.Name == $name) | .Config.image' || true`,
    settled: `
nomad job deployments -latest -json "$system" | jq --exit-status '.Status == "successful"' > /dev/null`,
  };
};
