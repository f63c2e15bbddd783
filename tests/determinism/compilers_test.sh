#!/bin/bash
# GCC's and Clang's builds run every seed alike: the same events, byte for byte.
#
# Goal:   a run can be rebuilt anywhere from its script and seed.
# Method: tell_runs of this build and the one that RAFTARIUM_OTHER_RUNS names tell every shipped
#         scenario and some random runs. The other one's sanitizers change nothing that it says.
set -euo pipefail
own=$(dirname "$1")/tell_runs
other=${RAFTARIUM_OTHER_RUNS:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if [ ! -x "$other" ]; then
    echo "skipped: no other build to compare with (RAFTARIUM_OTHER_RUNS)"
    exit 77
fi
"$own" assets/scenarios/*.raft >"$folder/own"
"$other" assets/scenarios/*.raft >"$folder/other"
if ! cmp "$folder/own" "$folder/other"; then
    diff "$folder/own" "$folder/other" | head -n 20 || true
    exit 1
fi
events=$(wc -l <"$folder/own")
echo "$events lines are the same"
[ "$events" -gt 10000 ]
