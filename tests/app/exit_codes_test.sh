#!/bin/bash
# What the program ends with, and that a wrong call gets one sentence on standard error.
#
# Goal:   0 for done, 1 for an expectation that fails, 2 for a wrong flag, file or script.
# Method: call it as a person in a hurry would.
set -uo pipefail
export LC_ALL=C  # What it says is compared, in English.
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

# expect CODE WORDS... : the call ends with the code; a failing one says one line, and no more.
expect() {
    local code=$1
    shift
    "$program" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    local got=$?
    local lines
    lines=$(wc -l <"$folder/err")
    if [ "$got" != "$code" ] || { [ "$code" != 0 ] && [ "$lines" != 1 ]; }; then
        echo "raftarium $*: ended with $got instead of $code, and said:"
        cat "$folder/err"
        failures=$((failures + 1))
    fi
}

printf 'run until leader\nexpect leader\n' >"$folder/good.raft"
printf 'run 10ms\nexpect leader\n' >"$folder/fails.raft"
printf 'run 10ms\nexpct leader\n' >"$folder/wrong.raft"

expect 0 --help
expect 0 --version
expect 0 list
expect 0 list --json
expect 0 drive
expect 0 run first-election
expect 0 run "$folder/good.raft" --json
expect 1 run "$folder/fails.raft"
grep -q 'line 2: expected "leader"' "$folder/err" || { echo "no line number"; failures=1; }
expect 2 run "$folder/wrong.raft"
grep -q 'line 2, column 1' "$folder/err" || { echo "no column"; failures=1; }
[ -s "$folder/out" ] && { echo "a wrong script was started"; failures=1; }
grep -q -- '--good-part' "$folder/err" || { echo "no word of the good part"; failures=1; }
"$program" run "$folder/wrong.raft" --good-part >/dev/null 2>"$folder/err" ||
    { echo "the good part was not played"; failures=1; }
grep -q 'line 2, column 1' "$folder/err" || { echo "the damage was not told"; failures=1; }
: >"$folder/empty.raft"
printf 'run 1ms\n\0\n' >"$folder/bytes.raft"
expect 2 run "$folder/empty.raft"
expect 2 run "$folder/bytes.raft"
expect 2 run "$folder"
printf '# raftarium session\n# title: x\nrun 10ms\nrun 2' >"$folder/early.raft"
expect 2 run "$folder/early.raft"
grep -q 'ends early' "$folder/err" || { echo "no word of the missing end"; failures=1; }
expect 0 export first-election -o "$folder/way.raft"
expect 0 run "$folder/way.raft"
expect 0 export "$folder/good.raft" --whole -o "$folder/tree.raft"
expect 0 run "$folder/tree.raft"
printf '# raftarium session\n# title: x\nrun 10ms\n# branch: main\n# then: crash S1\n# end\n' >"$folder/kept.raft"
expect 0 export "$folder/kept.raft" -o "$folder/kept-way.raft"
grep -q crash "$folder/kept-way.raft" && { echo "what was still to come was exported"; failures=1; }
expect 2 export "$folder/good.raft"
expect 2 export "$folder/good.raft" --branch none -o "$folder/x.raft"
expect 2 run "$folder/none.raft"
expect 2 run
expect 2 --no-such-flag
expect 2 no-such-scenario
expect 2 render first-election -o "$folder/x.svg"
expect 2 render first-election -o "$folder/no/such/folder/x.png"
expect 2 render first-election -o "$folder/x.png" --select S9
exit $((failures > 0))
