/**
 * Share by share, in the shell. A platform brings two functions: `share PERCENT` gives the new version so much of the
 * traffic, and `counted VERSION` prints how many requests of a version failed in the last five minutes, and how many
 * there were. It names the new one in $revision, the old one in $stable.
 */

/** Going back is no canary: whoever says `now` moves everything at once. */
export const pace = `
pace=\${3:-steps}`;

/**
 * Ten errors at least, so that one unlucky request of a few does not end a release. Beside the objective the old version
 * is the measure: an outage that hits both is no fault of the new one's alone, and is met by the objective all the same.
 */
const judged = `
judged() {
  local new old errors requests failed served
  if ! new=$(counted "$revision") || ! old=$(counted "$stable"); then
    echo "The requests of both versions cannot be counted." >&2
    return 1
  fi
  read -r errors requests <<< "$new"
  read -r failed served <<< "$old"
  echo "new version: $errors of $requests requests failed in 5 min; old version: $failed of $served"
  jq --exit-status --null-input --argjson errors "$errors" --argjson requests "$requests" --argjson allowed "$allowed" \\
    --argjson failed "$failed" --argjson served "$served" \\
    '($errors >= 10 and ($errors > $requests * $allowed or ($served > 0 and $errors * $served > 2 * $failed * $requests)))
      | not' > /dev/null
}

held() {
  local seconds
  for ((seconds = 0; seconds < $1; seconds += 60)); do
    sleep 60
    judged || return 1
  done
}`;

const steps = `
if [[ $pace != now ]]; then
  for step in $shares; do
    share "\${step%:*}"
    held "\${step#*:}" || {
      share 0
      echo "Stopped at \${step%:*} %: the old version has everything again." >&2
      exit 1
    }
  done
fi
share 100`;

/** Paragraphs of a script. */
export const paragraphs = (...parts: readonly string[]): string => parts.map((part) => part.trim()).join('\n\n');

/** What stops it, for whoever reads the script before running it. */
export const stops =
  'Goes back when 10 requests or more of the new version fail in 5 min and they are above the objective, or above 2 times the share that fails of the old one.';

export const shareByShare = (...functions: readonly string[]): string => paragraphs(...functions, judged, steps);

/** All that these platforms are told is the image, so the same one again has nothing to do. */
export const unlessRunning = `
if [[ $(bash "$(dirname "$0")/running.sh" "$environment") == "$image" ]]; then
  echo "$environment already runs $image."
  exit 0
fi`;
