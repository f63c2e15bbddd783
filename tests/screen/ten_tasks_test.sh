#!/bin/bash
# Ten tasks in the real window, as somebody would do them who has never seen it.
#
# Goal:   watch an election, crash the leader, cut off two servers, propose on both sides, heal, find
#         why a vote was refused, go back to it, try otherwise, save, and reopen: all of it works by
#         pointer and keys, and the kept sitting tells it.
# Method: Xvfb and xdotool. Where to click is asked of find_words, which draws the kept sitting as
#         the window does; what happened is read from the sitting's script, played again.
set -uo pipefail
program=$(realpath "$1")
find_words=$(dirname "$program")/find_words
for tool in Xvfb xdotool python3; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
[ -x "$find_words" ] || { echo "find_words has not been built"; exit 77; }
folder=$(mktemp -d)
export XDG_STATE_HOME=$folder/state XDG_CONFIG_HOME=$folder/config LC_ALL=C
saved=$folder/state/raftarium/last.raft
size=1600x900
here=$folder/here
mkdir -p "$folder/config/raftarium" "$here"
echo '{"no-hints": true}' >"$folder/config/raftarium/settings.json"
cd "$here" || exit 1

Xvfb -displayfd 3 -screen 0 1920x1080x24 3>"$folder/display" 2>/dev/null &
server=$!
window=
trap 'kill $window $server 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
[ -s "$folder/display" ] || { echo "Xvfb does not start"; exit 77; }
export DISPLAY=:$(cat "$folder/display")
unset WAYLAND_DISPLAY

fail() {
    echo "$1"
    echo "--- the sitting so far:"
    cat "$saved" 2>/dev/null
    [ -n "${RAFTARIUM_PICTURES:-}" ] && timeout 10 import -window root "$RAFTARIUM_PICTURES/failed.png"
    exit 1
}
# wait_for WHAT COMMAND... : tries for half a minute.
wait_for() {
    local what=$1
    shift
    for _ in $(seq 150); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    fail "waited in vain for $what"
}
say() { xdotool key --delay 150 "$@"; sleep 0.5; }
picture() {
    [ -z "${RAFTARIUM_PICTURES:-}" ] && return
    timeout 10 import -window root "$RAFTARIUM_PICTURES/task-$1.png"
}
kept() { grep -qE "$1" "$saved"; }
# The sitting is on the disk a second after it changed.
settle() { sleep 1.8; }
# click BUTTON FILE PANEL WORD [WHY]
click() {
    local button=$1
    shift
    local place
    place=$("$find_words" "$1" $size "${@:2}") || fail "nothing on the screen says: ${*:2}"
    xdotool mousemove $place
    sleep 0.5
    xdotool click "$button"
    sleep 0.6
}
# asked EXPRESSION: about the cluster as it is kept; `s` is the state in JSON.
asked() {
    { grep -v '^#' "$saved"; echo state; } | "$program" drive 2>/dev/null | tail -1 |
        python3 -c "import json,sys; s=json.load(sys.stdin); print($1)"
}
leader() {
    asked "max([(v['term'],v['id']) for v in s['servers'] if v['role']=='leader' and v['up']],default=(0,'none'))[1]"
}
open_window() {
    "$program" --size $size 2>>"$folder/err" &
    window=$!
    wait_for "the window" xdotool search --onlyvisible --name '^Raftarium$'
    xdotool windowfocus "$(xdotool search --name '^Raftarium$' | head -1)" 2>/dev/null
    sleep 2
}

# 1. Watch an election: the start page offers a fresh cluster of five, and time runs.
open_window
picture 0-start
click 1 start all 5
wait_for "a cluster of five" kept '^cluster 5$'
sleep 9
say space
settle
first=$(leader)
[ "$first" != none ] || fail "nobody was elected while somebody watched"
picture 1-election

# 2. Crash the leader, by its menu; another one follows.
place=$("$find_words" "$saved" $size stage "$first")
click 3 "$saved" stage "$first"
click 1 "$saved" menu Crash "$first@${place/ /,}"
wait_for "the crash of $first" kept "^crash $first\$"
say space
sleep 12
say space
settle
second=$(leader)
[ "$second" != none ] && [ "$second" != "$first" ] || fail "nobody followed $first"
picture 2-crash
# It comes back.
say "${first#S}"
say c
wait_for "the return of $first" kept "^restart $first\$"

# 3. Cut off the leader and one more, in words.
other=$(for s in S1 S2 S3 S4 S5; do [ $s != "$first" ] && [ $s != "$second" ] && echo $s; done | head -1)
rest=$(for s in S1 S2 S3 S4 S5; do [ $s != "$other" ] && [ $s != "$second" ] && echo -n "$s "; done)
say ctrl+k
xdotool type --delay 60 "partition {$second $other} {${rest% }}"
sleep 0.8
say Return
wait_for "the partition" kept "^partition "
picture 3-partition
say space
sleep 14
say space
settle
third=$(leader)
[ "$third" != "$second" ] || fail "the majority has no leader of its own"

# 4. Propose on both sides.
say "${second#S}"
say p
wait_for "a proposal to $second" kept "^put .* to $second\$"
say "${third#S}"
say p
wait_for "a proposal to $third" kept "^put .* to $third\$"
say space
sleep 4
say space
settle
picture 4-proposals

# 5. Heal; 6. the one that fell behind asks for votes and is refused: find out why.
say shift+x
wait_for "mended links" kept '^heal'
say "${other#S}"
say t
wait_for "the election timer of $other" kept "^timeout $other\$"
# Message by message, until the story tells of a refusal.
for _ in $(seq 20); do
    say shift+Right
    settle
    "$program" run "$saved" | tail -4 | grep -q 'refused its vote' && break
done
# A little further, so that there is a way back.
for _ in $(seq 8); do
    say shift+Right
    settle
    "$program" run "$saved" | tail -2 | grep -q 'refused' || break
done
picture 5-healed
click 1 "$saved" story refused
picture 6-why

# 7. Go back to it.
click 1 "$saved" inspector there refused
wait_for "the way back" kept '^goto '
picture 7-back

# 8. Try otherwise: the candidate crashes here, on a branch of its own.
say "${other#S}"
say c
wait_for "a branch" kept '^branch branch-2$'
kept "^crash $other\$" || fail "the branch lacks what began it"
say space
sleep 3
say space
picture 8-otherwise

# 9. Save, as a script for others.
say ctrl+s
settle
exported=$(ls "$here"/*.raft 2>/dev/null | head -1)
[ -n "$exported" ] || fail "nothing was exported"
"$program" run "$exported" >/dev/null || fail "what was exported cannot be played"

# 10. Reopen, after the worst that can happen.
before=$(grep -vc '^#' "$saved")
kill -KILL "$window"
wait "$window" 2>/dev/null
open_window
picture 10-start
say Escape
say b
say Return
wait_for "a bookmark in the sitting that goes on" kept '^bookmark '
[ "$(grep -vc '^#' "$saved")" -gt "$before" ] || fail "the sitting has lost lines"
picture 10-reopened
"$program" run "$saved" >"$folder/story" || fail "the kept sitting cannot be played again"
grep -q "$first crashed" "$folder/story" || fail "the story does not know of the crash"
kill -0 "$window" 2>/dev/null || fail "the program has ended by itself"
