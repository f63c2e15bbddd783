#!/bin/bash
# What `raftarium check` ends with and writes: exit codes, JSON lines, shards and scripts.
#
# Goal:   0 nothing found, 1 found, 2 wrong use; a failure's script fails again, shards add up.
# Method: few seeds of the correct protocol, then a broken rule that nearly every seed shows.
set -uo pipefail
export LC_ALL=C  # What it says is compared, in English.
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

fail() {
    echo "$*"
    failures=$((failures + 1))
}

# expect CODE WORDS... : the call ends with the code; a wrong one says one line on standard error.
expect() {
    local code=$1
    shift
    "$program" check "$@" >"$folder/out" 2>"$folder/err" </dev/null
    local got=$?
    [ "$got" = "$code" ] || fail "check $*: ended with $got instead of $code: $(cat "$folder/err")"
    if [ "$code" = 2 ] && [ "$(wc -l <"$folder/err")" != 1 ]; then
        fail "check $*: said more or less than one sentence: $(cat "$folder/err")"
    fi
}

expect 0 --seeds 1..60 --jobs 2
grep -q '^60 runs, .*: nothing found$' "$folder/out" || fail "no summary: $(cat "$folder/out")"
expect 0 --seeds 7 --servers 5
expect 0 --seeds 18446744073709551600..18446744073709551610 --jobs 3
expect 0 --time 300ms --jobs 1

# Three shards run every seed once, and their lines concatenate.
for shard in 1 2 3; do
    expect 0 --seeds 1..31 --shard $shard/3 --json
    cat "$folder/out" >>"$folder/lines"
done
runs=$(sed -n 's/.*"runs":\([0-9]*\).*/\1/p' "$folder/lines" | paste -sd+)
[ $((runs)) = 31 ] || fail "three shards of 31 seeds ran $((runs))"

# Entries applied as soon as they are appended: the script shows it, and is short.
expect 1 --seeds 1..500 --break G13 --out "$folder/found"
script=$(ls "$folder"/found/*.raft 2>/dev/null | head -n 1)
[ -n "$script" ] || fail "no script was written"
lines=$(grep -vc '^#' "$script")
[ "$lines" -le 25 ] || fail "the script has $lines lines"
tail -n 1 "$script" | grep -q '^expect violation ' || fail "the script does not end by expecting"
"$program" run "$script" >"$folder/out" 2>&1 ||
    fail "the script does not fail: $(cat "$folder/out")"
expect 1 --seeds 1..500 --break apply-when-appended --json --failures 2
[ "$(grep -c '"kind":"failure"' "$folder/out")" = 2 ] || fail "not two failures"
tail -n 1 "$folder/out" | grep -q '"kind":"summary"' || fail "no summary in JSON"

expect 2 --seeds 9..1
expect 2 --seeds many
expect 2 --shard 5
expect 2 --shard 4/3
expect 2 --shard 1/0
expect 2 --jobs some
expect 2 --time soon
expect 2 --servers 0
expect 2 --break G17
expect 2 --no-such-flag
expect 2 --out /dev/null/folder
exit $((failures > 0))
