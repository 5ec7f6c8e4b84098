/** Asks Prometheus whether the errors of the last five minutes are inside the objective, and says what it heard. */
export const withinObjective = `
within_objective() {
  local ratio
  ratio=$(
    curl --fail --silent --show-error --get "$PROMETHEUS_URL/api/v1/query" --data-urlencode "query=$query" |
      jq --raw-output '.data.result[0].value[1] // "0"'
  ) || return 1
  echo "error ratio $ratio, allowed $allowed"
  jq --exit-status --null-input --argjson ratio "$ratio" --argjson allowed "$allowed" '$ratio <= $allowed' > /dev/null
}`;
