import type { GeneratedFile } from '../generated-file.ts';
import { errorRatioName, selector } from '../monitoring/promql.ts';
import type { Recipe } from '../recipe.ts';
import { ansibleFiles } from './ansible.ts';
import { nomadFiles } from './nomad-job.ts';
import { withinObjective } from './objective.ts';
import { goesBySteps, platformOf } from './platform-of.ts';
import { gap, toBash, value, valueOr, type ShellValue } from './script.ts';

const onlyKnown = `
case " $environments " in
  *" $environment "*) ;;
  *)
    echo "There is no environment $environment: $environments" >&2
    exit 2
    ;;
esac`;

const onlyDigests = `
[[ $image =~ @sha256:[0-9a-f]{64}$ ]] || {
  echo "$image is not pinned: name the image by its digest, as in registry/name@sha256:…" >&2
  exit 2
}`;

const argumentsOf = (usage: string, image: boolean): string =>
  [`environment=\${1:?${usage}}`, ...(image ? [`image=\${2:?${usage}}`] : [])].join('\n');

const serving = `
running=$(bash "$(dirname "$0")/running.sh" "$environment")
[[ $running == "$image" ]] || {
  echo "$environment runs \${running:-nothing}, not $image." >&2
  exit 1
}`;

/** What tells a dead release from a living one: the health page, then the error ratio for as long as the watch lasts. */
const watch = `
curl --fail --silent --show-error --retry 12 --retry-delay 5 --retry-all-errors --output /dev/null "$base_url$health_path"

if [[ -z \${PROMETHEUS_URL:-} ]]; then
  echo "Healthy. Error ratio not watched: set PROMETHEUS_URL." >&2
  exit 0
fi
for _ in $(seq "\${WATCH_MINUTES:-10}"); do
  sleep 60
  within_objective || {
    echo "Too many requests fail." >&2
    exit 1
  }
done`;

const nextVersion = `
last=$(git describe --tags --abbrev=0 --match 'v[0-9]*.[0-9]*.[0-9]*' 2> /dev/null || true)
IFS=. read -r major minor patch <<< "\${last#v}"
: "\${major:=0}" "\${minor:=0}" "\${patch:=0}"
messages=$(git log --format='%s%n%b' "\${last:+$last..}HEAD")
if [[ -n $last && -z $messages ]]; then
  echo "$last"
elif grep --quiet --extended-regexp '^(BREAKING CHANGE: |[a-z]+(\\([^)]*\\))?!: )' <<< "$messages"; then
  echo "v$((major + 1)).0.0"
elif grep --quiet --extended-regexp '^feat(\\([^)]*\\))?: ' <<< "$messages"; then
  echo "v$major.$((minor + 1)).0"
else
  echo "v$major.$minor.$((patch + 1))"
fi`;

export function scriptFiles(recipe: Recipe): readonly GeneratedFile[] {
  const platform = platformOf(recipe);
  const values: Record<string, ShellValue> = {
    system: value(recipe.system),
    environments: value(recipe.environments.join(' ')),
    namespace: valueOr(recipe.namespace, 'NAMESPACE'),
    ...Object.fromEntries(platform.needs.map((variable) => [variable.toLowerCase(), gap(variable)])),
    base_url: gap('BASE_URL'),
    health_path: value(recipe.healthPath),
    query: value(`${errorRatioName('5m')}${selector(recipe)}`),
    ...(goesBySteps(platform) && {
      shares: value(recipe.shares.map(({ percent, holdSeconds }) => `${percent}:${holdSeconds}`).join(' ')),
    }),
    allowed: value(String(Number((1 - recipe.sloPercent / 100).toPrecision(6)))),
  };
  const script = (
    name: string,
    about: string,
    usage: string,
    parts: readonly string[],
    notes: readonly string[] = [],
  ): GeneratedFile => ({
    path: `deploy/${name}`,
    language: 'bash',
    about,
    text: toBash({
      head: [
        about,
        usage,
        ...(recipe.family === 'kubernetes'
          ? []
          : ['Creates nothing: the service itself comes from infrastructure code.']),
        ...notes,
      ],
      values,
      body: parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n\n'),
    }),
  });
  const withImage = (name: string): string => `usage: ${name} ENVIRONMENT IMAGE@DIGEST`;
  const deploying = `${withImage('deploy.sh')}${goesBySteps(platform) ? ' [now]' : ''}`;
  return [
    ...(recipe.family === 'vm' ? ansibleFiles(recipe) : []),
    ...(recipe.family === 'nomad' ? nomadFiles(recipe) : []),
    script(
      'deploy.sh',
      'Makes an environment run an image. A second run with the same image changes nothing.',
      deploying,
      [argumentsOf(deploying, true), onlyKnown, onlyDigests, platform.deploy],
      platform.notes,
    ),
    script(
      'verify.sh',
      'Sees the new image serving and its errors inside the objective. Only reads.',
      withImage('verify.sh'),
      [
        argumentsOf(withImage('verify.sh'), true),
        onlyKnown,
        onlyDigests,
        withinObjective,
        platform.settled,
        serving,
        watch,
      ],
    ),
    script(
      'running.sh',
      'Prints the image an environment runs: the way back. Only reads.',
      'usage: running.sh ENVIRONMENT',
      [argumentsOf('usage: running.sh ENVIRONMENT', false), onlyKnown, platform.running],
    ),
    script(
      'next-version.sh',
      'Prints the next version, from the commits since the last tag (Conventional Commits). Only reads.',
      'usage: next-version.sh',
      [nextVersion],
    ),
  ];
}
