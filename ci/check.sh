#!/usr/bin/env bash
# Checks a registry for a build server, and says what changed: every result in a file, and the exit status of the check.
#
#   ci/check.sh [REGISTRY]             the folder of the registry, by default where it is called
#
#   BEGRIP=begrip                      the command
#   BEGRIP_OUT=                        folder for the results: check.sarif, junit.xml, gitlab.json, check.md, and diff.md,
#                                      what a reviewer reads; without it only the findings are printed
#   BEGRIP_AGAINST=                    git revision to hold it against, such as origin/main (which a shallow clone lacks)
#   BEGRIP_FAIL_ON=error               error, warning, info or never
#   BEGRIP_LANG=                       en or nl; by default what begrip.toml says
#
# Exit status: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 not completed.
set -uo pipefail
cd -- "${1:-.}" || exit 2

begrip=${BEGRIP:-begrip}
language=(${BEGRIP_LANG:+--lang "$BEGRIP_LANG"})
check=("$begrip" check . --fail-on "${BEGRIP_FAIL_ON:-error}" ${language[@]+"${language[@]}"})
[ -z "${BEGRIP_AGAINST:-}" ] || check+=(--against "$BEGRIP_AGAINST")

# what people see in the log, and beside the lines of a pull request
format=text
[ "${GITHUB_ACTIONS:-}" != true ] || format=github
"${check[@]}" --format "$format"
status=$?
[ "$status" -le 1 ] && [ -n "${BEGRIP_OUT:-}" ] || exit "$status"

# the others find the same; only that they cannot be written is news
write() {
  "$@" || { local failed=$?; [ "$failed" -le 1 ] || exit "$failed"; }
}
mkdir -p -- "$BEGRIP_OUT" || exit 3
write "${check[@]}" --format sarif --output "$BEGRIP_OUT/check.sarif"
write "${check[@]}" --format junit --output "$BEGRIP_OUT/junit.xml"
write "${check[@]}" --format gitlab --output "$BEGRIP_OUT/gitlab.json"
write "${check[@]}" --format markdown --output "$BEGRIP_OUT/check.md"
if [ -n "${BEGRIP_AGAINST:-}" ]; then
  write "$begrip" diff "$BEGRIP_AGAINST" . ${language[@]+"${language[@]}"} --format markdown --output "$BEGRIP_OUT/diff.md"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat -- "$BEGRIP_OUT"/*.md >> "$GITHUB_STEP_SUMMARY" || exit 3
fi
exit "$status"
