/**
 * Share by share, in the shell. A platform brings two functions: `share PERCENT` gives the new version so much of the
 * traffic, and `counted` prints how many of its requests failed in the last five minutes, and how many there were.
 */

/** Going back is no canary: whoever says `now` moves everything at once. */
export const pace = `
pace=\${3:-steps}`;

/** Ten errors at least, so that one unlucky request of a few does not end a release. */
const judged = `
judged() {
  local counts errors requests
  counts=$(counted) || {
    echo "The requests of the new version cannot be counted." >&2
    return 1
  }
  read -r errors requests <<< "$counts"
  echo "new version: $errors of $requests requests failed in 5 min"
  jq --exit-status --null-input --argjson errors "$errors" --argjson requests "$requests" --argjson allowed "$allowed" \\
    '($errors >= 10 and $errors > $requests * $allowed) | not' > /dev/null
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

export const shareByShare = (...functions: readonly string[]): string => paragraphs(...functions, judged, steps);

/** All that these platforms are told is the image, so the same one again has nothing to do. */
export const unlessRunning = `
if [[ $(bash "$(dirname "$0")/running.sh" "$environment") == "$image" ]]; then
  echo "$environment already runs $image."
  exit 0
fi`;
