import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { goBack, variablesOf } from '../scripts/platform-of.ts';
import { toBash, value } from '../scripts/script.ts';
import { agent, imageCheck, imageVariable, options } from './ci.ts';
import { output, sh, type Pipeline, type Stage } from './groovy.ts';
import { deployLines, deployTools, deployVariables, gitLogin, registryLines, registryVariables } from './identity.ts';

const optional = ['PROMETHEUS_URL'];

/** Jenkins has no variables by environment: STAGING_BASE_URL becomes BASE_URL for the scripts. */
const variables = `
prefix=$(tr 'a-z-' 'A-Z_' <<< "\${1:?usage: . jenkins.sh ENVIRONMENT}")
for name in $required; do
  from="\${prefix}_$name"
  [[ -n \${!from:-} ]] || {
    echo "set $from" >&2
    exit 1
  }
  export "$name=\${!from}"
done
for name in $optional; do
  from="\${prefix}_$name"
  export "$name=\${!from:-}"
done`;

export function accessScript(recipe: Recipe): GeneratedFile {
  const about = 'Read by the steps of Jenkinsfile.deploy: the variables of one environment, and access to it.';
  const names = variablesOf(recipe);
  return {
    path: 'deploy/jenkins.sh',
    language: 'bash',
    about,
    text: toBash({
      head: [about, 'usage: . deploy/jenkins.sh ENVIRONMENT'],
      values: {
        required: value(names.filter((name) => !optional.includes(name)).join(' ')),
        optional: value(optional.join(' ')),
      },
      body: [variables.trim(), ...deployLines(recipe)].join('\n'),
    }),
  };
}

function stagesOf(recipe: Recipe, environment: string, last: boolean): readonly Stage[] {
  const access = `. deploy/jenkins.sh ${environment} >&2`;
  const before = `BEFORE_${environment.toUpperCase().replaceAll('-', '_')}`;
  const credentials = deployVariables(recipe);
  const post = {
    failure: [sh(access, `[[ -z \${${before}:-} ]] || ${goBack(recipe, environment, `$${before}`)}`)],
  };
  return [
    {
      name: `Deploy: ${environment}`,
      // Asked before an agent is taken, so that waiting costs nothing.
      ...(last && { input: { message: `Deploy to ${environment}?`, ok: 'Deploy' } }),
      agent,
      environment: credentials,
      steps: [
        { set: before, to: output(access, `before=$(bash deploy/running.sh ${environment})`, 'printf %s "$before"') },
        sh(access, `bash deploy/deploy.sh ${environment} "$IMAGE_BY_DIGEST"`),
      ],
      post,
    },
    {
      name: `Verify: ${environment}`,
      agent,
      environment: credentials,
      steps: [sh(access, `bash deploy/verify.sh ${environment} "$IMAGE_BY_DIGEST"`)],
      post,
    },
  ];
}

export function cd(recipe: Recipe): Pipeline {
  const last = recipe.environments.at(-1);
  const credential = (id: string): { call: string; value: string } => ({ call: 'credentials', value: id });
  return {
    head: [
      `CD. One digest through ${recipe.environments.join(', then ')}; each is verified, and taken back by itself if it fails.`,
      `Agents labelled docker have ${deployTools(recipe).join(', ')} as well.`,
      `Variables of the folder: ${variablesOf(recipe).join(', ')}, each with the environment before it, such as STAGING_BASE_URL.`,
    ],
    agent: 'none',
    options: options(600),
    parameters: [
      {
        call: 'string',
        named: { name: 'VERSION', description: 'A released version such as v2.3.0, or git- and a commit', trim: true },
      },
      {
        call: 'booleanParam',
        named: { name: 'RELEASE', defaultValue: false, description: 'Tag it as the next version afterwards' },
      },
    ],
    environment: imageVariable(recipe),
    stages: [
      {
        name: 'Source: choose the image',
        agent,
        environment: { ...registryVariables(recipe), COSIGN_PUBLIC_KEY: credential('cosign-public-key') },
        steps: [
          {
            set: 'IMAGE_BY_DIGEST',
            to: output(
              ...imageCheck(recipe),
              '{',
              ...registryLines(recipe).map((line) => `  ${line}`),
              '} >&2',
              `digest=$(skopeo inspect --format '{{.Digest}}' "docker://$IMAGE:$VERSION")`,
              'cosign verify --key "$COSIGN_PUBLIC_KEY" "$IMAGE@$digest" > /dev/null',
              'printf %s "$IMAGE@$digest"',
            ),
          },
        ],
      },
      ...recipe.environments.flatMap((environment) => stagesOf(recipe, environment, environment === last)),
      {
        name: 'Release',
        when: [{ expression: 'params.RELEASE' }],
        agent,
        environment: { ...registryVariables(recipe), GIT: credential('deploy-git') },
        steps: [
          sh(
            ...registryLines(recipe),
            'version=$(bash deploy/next-version.sh)',
            'skopeo copy --all --preserve-digests "docker://$IMAGE_BY_DIGEST" "docker://${IMAGE_BY_DIGEST%@*}:$version"',
            gitLogin[1],
            'git tag "$version" 2> /dev/null || true',
            'git push origin "$version"',
          ),
        ],
      },
    ],
  };
}
