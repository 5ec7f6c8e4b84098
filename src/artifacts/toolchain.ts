import type { Recipe } from './recipe.ts';

/** How a language is installed, checked and tested; the same in every pipeline. */
export interface Toolchain {
  readonly lockfile: string;
  readonly cachePath: string;
  readonly image: string;
  readonly version: string;
  readonly install: string;
  readonly lint: string;
  readonly unit: string;
  readonly integration: string;
}

type Language = NonNullable<Recipe['language']>;

const toolchains: Readonly<Record<Language, Toolchain>> = {
  node: {
    lockfile: 'package-lock.json',
    cachePath: '.cache/npm',
    image: 'node:24.19.0-trixie-slim',
    version: '24',
    install: 'npm ci --cache .cache/npm --prefer-offline --no-audit --no-fund',
    lint: 'npm run lint --if-present',
    unit: 'npm test',
    integration: 'npm run test:integration --if-present',
  },
  python: {
    lockfile: 'requirements.txt',
    cachePath: '.cache/pip',
    image: 'python:3.14.7-slim-trixie',
    version: '3.14',
    // Tools of the tests stand in a file of their own, so that they do not end in the image.
    install:
      'for file in requirements.txt requirements-dev.txt; do if [ -f "$file" ]; then python -m pip install --cache-dir .cache/pip --require-hashes --requirement "$file" || exit 1; fi; done',
    lint: 'python -m compileall -q .',
    unit: 'python -m pytest --ignore=tests/integration',
    integration: 'if [ -d tests/integration ]; then python -m pytest tests/integration; fi',
  },
  go: {
    lockfile: 'go.sum',
    cachePath: '.cache/go',
    image: 'golang:1.27.0-trixie',
    version: '1.27',
    install: 'GOMODCACHE="$PWD/.cache/go" go mod download',
    lint: 'GOMODCACHE="$PWD/.cache/go" go vet ./...',
    unit: 'GOMODCACHE="$PWD/.cache/go" go test -race ./...',
    integration: 'GOMODCACHE="$PWD/.cache/go" go test -race -tags=integration ./...',
  },
  java: {
    lockfile: 'pom.xml',
    cachePath: '.cache/maven',
    image: 'maven:3.9.16-eclipse-temurin-25-noble',
    version: '25',
    install: 'mvn --batch-mode -Dmaven.repo.local=.cache/maven dependency:go-offline',
    lint: 'mvn --batch-mode -Dmaven.repo.local=.cache/maven compile',
    unit: 'mvn --batch-mode -Dmaven.repo.local=.cache/maven test',
    integration: 'mvn --batch-mode -Dmaven.repo.local=.cache/maven verify',
  },
};

export function toolchainOf({ language }: Recipe): Toolchain {
  if (language === undefined) throw new Error('a recipe for building has a language');
  return toolchains[language];
}
