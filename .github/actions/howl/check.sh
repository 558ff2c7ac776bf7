#!/usr/bin/env bash
# The steps of the action: validate, diff, conformance. All run, so that one job tells everything; the first failure is
# the exit code. Inputs come as HOWL_* variables (action.yml), the rest as GitHub's own variables.
set -uo pipefail

contract=${HOWL_CONTRACT:?the input 'contract' is empty}
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
temporary=${RUNNER_TEMP:-$(mktemp -d)}
exit_code=0

howl() {
  if [ -n "${HOWL_COMMAND:-}" ]; then
    "$HOWL_COMMAND" "$@"
  else
    java -jar "$temporary/howl.jar" "$@"
  fi
}

install() {
  [ -z "${HOWL_COMMAND:-}" ] || return 0
  [ -n "${HOWL_VERSION:-}" ] || { echo "set the input 'version' or 'howl'" >&2; exit 2; }
  mvn -B -ntp -q dependency:copy "-Dartifact=dev.howl:howl-cli:$HOWL_VERSION" "-DoutputDirectory=$temporary/howl-cli" ||
    { echo "cannot install howl-cli $HOWL_VERSION with Maven; see above" >&2; exit 2; }
  mv "$temporary/howl-cli/howl-cli-$HOWL_VERSION.jar" "$temporary/howl.jar"
}

failed() { # the exit code of a step
  [ "$exit_code" -ne 0 ] || exit_code=$1
}

validate() {
  echo "::group::howl validate"
  # Turns FILE:LINE:COL: error: ... into annotations of the changed lines.
  echo "::add-matcher::$(dirname "${BASH_SOURCE[0]}")/diagnostics.json"
  howl validate "$contract" "${reading[@]}" "${strict[@]}" 2>&1 || failed $?
  echo "::endgroup::"
}

compare() {
  local base=$1 output
  if [[ $base == origin/* ]]; then
    git fetch --quiet --no-tags --depth=1 origin "+${base#origin/}:refs/remotes/$base" ||
      { echo "cannot fetch $base; run actions/checkout first" >&2; failed 2; return; }
  fi
  if ! git cat-file -e "$base:$contract" 2>/dev/null; then
    echo "::notice::$contract does not exist in $base: nothing to compare with"
    return
  fi
  output=$(howl diff "$base:$contract" "$contract" "${reading[@]}" --fail-on "${HOWL_FAIL_ON:-breaking}" \
    --format markdown) || failed $?
  printf '%s\n' "$output" >>"$summary"
}

conform() {
  local report=$temporary/howl-conformance options
  mkdir -p "$report"
  read -ra options <<<"${HOWL_CONFORMANCE_OPTIONS:-}"
  [ -z "${HOWL_SCRIPT:-}" ] || options+=(--script "$HOWL_SCRIPT")
  # The token stays in the environment (HOWL_TOKEN): other processes can see arguments.
  howl conformance "$contract" "${reading[@]}" --url "$HOWL_SERVICE_URL" --junit "$report/junit.xml" \
    --html "$report/index.html" "${options[@]}" || failed $?
}

reading=()
[ -z "${HOWL_VIEW:-}" ] || reading=(--view "$HOWL_VIEW")
strict=()
[ "${HOWL_STRICT:-}" != true ] || strict=(--strict)

install
validate
[ -z "${HOWL_BASE:-}" ] || compare "$HOWL_BASE"
[ -z "${HOWL_SERVICE_URL:-}" ] || conform
exit "$exit_code"
