import type { Recipe } from '../recipe.ts';
import type { Instruction } from './dockerfile.ts';

/** Base images by exact tag: append @sha256:… of what your registry mirrors, and let a bot raise both. */

type Language = NonNullable<Recipe['language']>;

export interface LanguageBuild {
  readonly bases: Readonly<Record<'BUILD_IMAGE' | 'RUN_IMAGE', string>>;
  readonly build: (recipe: Recipe) => readonly Instruction[];
  readonly run: (recipe: Recipe) => readonly Instruction[];
  /** What never belongs into the image. */
  readonly ignore: readonly string[];
}

// A number, not a name: Kubernetes can only see that a number is not root.
const user = '65532:65532';

const url = ({ port, healthPath }: Recipe): string => `http://127.0.0.1:${port}${healthPath}`;

export const languages: Readonly<Record<Language, LanguageBuild>> = {
  node: {
    bases: { BUILD_IMAGE: 'node:24.19.0-trixie-slim', RUN_IMAGE: 'node:24.19.0-trixie-slim' },
    build: () => [
      { workdir: '/app' },
      { copy: ['package.json', 'package-lock.json'], to: './' },
      { run: ['npm ci --no-audit --no-fund'], cache: '/root/.npm' },
      { copy: ['.'], to: '.' },
      { run: ['npm run build --if-present', 'npm prune --omit=dev'] },
    ],
    run: (recipe) => [
      { env: { NODE_ENV: 'production', PORT: String(recipe.port) } },
      { workdir: '/app' },
      { copy: ['/app'], to: '/app', from: 'build' },
      { user },
      { expose: recipe.port },
      {
        healthcheck: [
          'node',
          '-e',
          `fetch('${url(recipe)}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`,
        ],
      },
      { entrypoint: ['node', '.'] },
    ],
    ignore: ['node_modules', 'dist', 'coverage', 'npm-debug.log*'],
  },
  python: {
    bases: { BUILD_IMAGE: 'python:3.14.7-slim-trixie', RUN_IMAGE: 'python:3.14.7-slim-trixie' },
    build: () => [
      { workdir: '/app' },
      { run: ['python -m venv /venv'] },
      { copy: ['requirements.txt'], to: './' },
      {
        run: ['/venv/bin/python -m pip install --require-hashes --requirement requirements.txt'],
        cache: '/root/.cache/pip',
      },
      { copy: ['.'], to: '.' },
    ],
    run: (recipe) => [
      {
        env: {
          PATH: '/venv/bin:/usr/local/bin:/usr/bin:/bin',
          PYTHONUNBUFFERED: '1',
          PYTHONDONTWRITEBYTECODE: '1',
          PORT: String(recipe.port),
        },
      },
      { workdir: '/app' },
      { copy: ['/venv'], to: '/venv', from: 'build' },
      { copy: ['/app'], to: '/app', from: 'build' },
      { user },
      { expose: recipe.port },
      { healthcheck: ['python', '-c', `import urllib.request; urllib.request.urlopen('${url(recipe)}', timeout=4)`] },
      { comment: 'The package of the service, started by its __main__.py.' },
      { entrypoint: ['python', '-m', recipe.system.replaceAll('-', '_')] },
    ],
    ignore: ['.venv', '__pycache__', '*.pyc', '.pytest_cache', '.coverage'],
  },
  go: {
    bases: { BUILD_IMAGE: 'golang:1.27.0-trixie', RUN_IMAGE: 'gcr.io/distroless/static-debian13:nonroot' },
    build: ({ system }) => [
      { workdir: '/src' },
      { copy: ['go.mod', 'go.sum'], to: './' },
      { run: ['go mod download'], cache: '/go/pkg/mod' },
      { copy: ['.'], to: '.' },
      { run: [`CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/${system} .`], cache: '/go/pkg/mod' },
    ],
    run: (recipe) => [
      { env: { PORT: String(recipe.port) } },
      { copy: [`/out/${recipe.system}`], to: '/service', from: 'build' },
      { user },
      { expose: recipe.port },
      { comment: 'No HEALTHCHECK: the image holds nothing but the service. Its platform asks over HTTP.' },
      { entrypoint: ['/service'] },
    ],
    ignore: ['bin', 'coverage.out'],
  },
  java: {
    bases: { BUILD_IMAGE: 'maven:3.9.16-eclipse-temurin-25-noble', RUN_IMAGE: 'eclipse-temurin:25.0.4_7-jre-noble' },
    build: () => [
      { workdir: '/src' },
      { copy: ['pom.xml'], to: './' },
      { run: ['mvn --batch-mode dependency:go-offline'], cache: '/root/.m2' },
      { copy: ['src'], to: 'src' },
      {
        run: ['mvn --batch-mode package -DskipTests', 'mkdir /out', 'cp target/*.jar /out/app.jar'],
        cache: '/root/.m2',
      },
    ],
    run: (recipe) => [
      {
        env: {
          JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75',
          PORT: String(recipe.port),
          SERVER_PORT: String(recipe.port),
        },
      },
      { workdir: '/app' },
      { copy: ['/out/app.jar'], to: '/app/app.jar', from: 'build' },
      { user },
      { expose: recipe.port },
      {
        comment:
          'No HEALTHCHECK: the image has no HTTP client, and a second JVM every 30 s costs too much. Its platform asks over HTTP.',
      },
      { entrypoint: ['java', '-jar', '/app/app.jar'] },
    ],
    ignore: ['target', '*.class'],
  },
};
