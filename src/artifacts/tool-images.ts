/** Tools of the pipelines, as images: the same version wherever the pipeline runs. */
export const toolImages = {
  gitleaks: 'ghcr.io/gitleaks/gitleaks:v8.30.1',
  semgrep: 'semgrep/semgrep:1.179.0',
  grype: 'anchore/grype:v0.116.0',
  syft: 'anchore/syft:v1.51.0',
  buildkit: 'moby/buildkit:v0.32.2-rootless',
  kyverno: 'ghcr.io/kyverno/kyverno-cli:v1.18.2',
  alpine: 'alpine:3.23.5',
  debian: 'debian:13.6-slim',
  gcloud: 'google/cloud-sdk:584.0.0-alpine',
  azure: 'mcr.microsoft.com/azure-cli:2.89.1',
  lambdaAdapter: 'public.ecr.aws/awsguru/aws-lambda-adapter:1.0.1',
} as const;
