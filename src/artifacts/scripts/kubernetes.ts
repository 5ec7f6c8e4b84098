import type { Platform } from './platform.ts';

const running = (kind: 'deployment' | 'rollout'): string => `
kubectl -n "$namespace" get ${kind} "$system" --ignore-not-found \\
  -o jsonpath="{.spec.template.spec.containers[?(@.name=='$system')].image}"`;

const settledDeployment = `
kubectl -n "$namespace" rollout status "deployment/$system" --timeout=15m`;

const settledRollout = `
for _ in $(seq 720); do
  read -r wanted observed phase < <(
    kubectl -n "$namespace" get rollout "$system" \\
      -o jsonpath='{.metadata.generation} {.status.observedGeneration} {.status.phase}{"\\n"}'
  )
  if [[ $wanted == "$observed" ]]; then
    case $phase in
      Healthy) break ;;
      Degraded)
        echo "The analysis stopped the rollout." >&2
        exit 1
        ;;
    esac
  fi
  sleep 10
done
[[ $phase == Healthy ]] || {
  echo "The rollout is still $phase after two hours." >&2
  exit 1
}`;

const setImage = `
directory="deploy/environments/$environment"
(cd "$directory" && kustomize edit set image "$system=$image")`;

/**
 * The server is asked first, with all its policies, so that a refusal leaves nothing half done. Where a controller moves
 * the weights of a route, a new version begins with all of them back at the old one.
 */
export const kubernetes = (kind: 'deployment' | 'rollout', movesWeights: boolean): Platform => {
  const apply = `kubectl -n "$namespace" apply --server-side${movesWeights ? ' --force-conflicts' : ''}`;
  return {
    needs: [],
    deploy: `${setImage}
${apply} --dry-run=server -k "$directory" > /dev/null
${apply} -k "$directory"`,
    running: running(kind),
    settled: kind === 'rollout' ? settledRollout : settledDeployment,
  };
};

/** `name@sha256` as the repository, the rest as the tag: together the digest, in any chart that joins them by a colon. */
export const helm: Platform = {
  needs: [],
  deploy: `
helm upgrade --install "$system" chart --namespace "$namespace" \\
  --values "deploy/values-$environment.yaml" \\
  --set-string "image.repository=\${image%:*}" --set-string "image.tag=\${image##*:}" \\
  --wait --timeout 15m`,
  running: running('deployment'),
  settled: settledDeployment,
};

const openBranch = `
branch="environment/$environment"
state=$(mktemp -d)
trap 'git worktree remove --force "$state"' EXIT
if git fetch --quiet origin "$branch"; then
  git worktree add --quiet --force --detach "$state" FETCH_HEAD
else
  git worktree add --quiet --force --detach "$state"
  git -C "$state" checkout --quiet --orphan "$branch"
  git -C "$state" rm -rf --quiet .
fi`;

const pushBranch = `
printf '%s\\n' "$image" > "$state/IMAGE"
git -C "$state" add --all
if git -C "$state" diff --cached --quiet; then
  echo "$environment already has $image."
  exit 0
fi
git -C "$state" -c user.name="$system pipeline" -c user.email=pipeline@localhost \\
  commit --quiet -m "Deploy $image"
git -C "$state" push --quiet origin "HEAD:refs/heads/$branch"`;

const runningInGit = `
branch="environment/$environment"
if git fetch --quiet origin "$branch" 2> /dev/null; then
  git show FETCH_HEAD:IMAGE
fi`;

/** The cluster follows a branch per environment that only the pipeline writes; going back is a commit as well. */
export const gitops = (
  driver: 'argo-cd' | 'flux',
  packaging: 'helm' | undefined,
  kind: 'deployment' | 'rollout',
): Platform => ({
  needs: driver === 'argo-cd' ? ['ARGOCD_SERVER'] : [],
  deploy: [
    openBranch,
    packaging === 'helm'
      ? `
rm -rf "$state/chart"
cp -R chart "$state/chart"
cp "deploy/values-$environment.yaml" "$state/chart/values-environment.yaml"
printf 'image:\\n  repository: %s\\n  tag: "%s"\\n' "\${image%:*}" "\${image##*:}" > "$state/chart/values-image.yaml"`
      : `${setImage}
kubectl kustomize "$directory" > "$state/manifests.yaml"`,
    pushBranch,
  ].join('\n'),
  running: runningInGit,
  settled:
    driver === 'argo-cd'
      ? `
argocd app wait "$system-$environment" --sync --health --timeout 7200
argocd app get "$system-$environment" -o json |
  jq --exit-status --arg image "$image" '.status.summary.images | index($image)' > /dev/null || {
  echo "Argo CD is healthy, but does not run $image." >&2
  exit 1
}`
      : `
for _ in $(seq 180); do
  seen=$(${running(kind).trim().replaceAll('\n', '\n  ')})
  [[ $seen == "$image" ]] && break
  sleep 5
done
[[ $seen == "$image" ]] || {
  echo "Flux has not applied $image within 15 minutes." >&2
  exit 1
}
${(kind === 'rollout' ? settledRollout : settledDeployment).trim()}`,
});
